// Make the validators of ajv, one for each published schema by its kind.

import { readdirSync, readFileSync } from "node:fs";

import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";

const SCHEMAS = new URL("../schemas/", import.meta.url);
const SUFFIX = ".schema.json";
const VOCABULARY = ["x-clause", "x-enum-descriptions", "x-supplied-by"];

export function validators(validateFormats, options = {}) {
  const ajv = new Ajv2020({ strict: true, validateFormats, ...options });
  ajv.addVocabulary(VOCABULARY);
  if (validateFormats) {
    addFormats(ajv);
  }
  const files = readdirSync(SCHEMAS).filter((name) => name.endsWith(SUFFIX));
  return new Map(
    files.map((name) => {
      const schema = JSON.parse(readFileSync(new URL(name, SCHEMAS), "utf8"));
      return [name.slice(0, -SUFFIX.length), ajv.compile(schema)];
    }),
  );
}
