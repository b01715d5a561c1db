// Make the validators of ajv: one for each published schema by its kind, as published and as a
// component of an OpenAPI document, and one for a schema of another standard.

import { readdirSync, readFileSync } from "node:fs";

import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";

const SCHEMAS = new URL("../schemas/", import.meta.url);
const SUFFIX = ".schema.json";
const VOCABULARY = ["x-clause", "x-enum-descriptions", "x-supplied-by"];

function newAjv(validateFormats, options) {
  const ajv = new Ajv2020({ strict: true, validateFormats, ...options });
  ajv.addVocabulary(VOCABULARY);
  if (validateFormats) {
    addFormats(ajv);
  }
  return ajv;
}

function files() {
  return readdirSync(SCHEMAS).filter((name) => name.endsWith(SUFFIX));
}

function inPascalCase(kind) {
  return kind.replace(/(?:^|-)(.)/g, (_, first) => first.toUpperCase());
}

export function hoisted(components, options = {}) {
  const ajv = newAjv(true, options);
  ajv.addKeyword("components"); // where an OpenAPI document has its schemas
  ajv.addSchema({ components }, "document");
  return new Map(
    files().map((name) => {
      const kind = name.slice(0, -SUFFIX.length);
      const $ref = `document#/components/schemas/${inPascalCase(kind)}`;
      return [kind, ajv.compile({ $ref })];
    }),
  );
}

export function accepts({ schema, given }) {
  const ajv = newAjv(true, { strict: false });
  return ajv.validate(schema, given) ? [] : ajv.errors;
}

export function validators(validateFormats, options = {}) {
  const ajv = newAjv(validateFormats, options);
  return new Map(
    files().map((name) => {
      const schema = JSON.parse(readFileSync(new URL(name, SCHEMAS), "utf8"));
      return [name.slice(0, -SUFFIX.length), ajv.compile(schema)];
    }),
  );
}
