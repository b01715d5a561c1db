// Judge payloads by ajv, for tools/agreement.py: a line is the kind, a tab and the payload as JSON;
// the answer is two digits, 1 for valid, with formats asserted and with formats as annotations.

import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { stdin, stdout } from "node:process";

import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";

const SCHEMAS = new URL("../schemas/", import.meta.url);
const SUFFIX = ".schema.json";
const VOCABULARY = ["x-clause", "x-enum-descriptions", "x-supplied-by"];

function validators(validateFormats) {
  const ajv = new Ajv2020({ strict: true, validateFormats });
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

const MODES = [validators(true), validators(false)];

for await (const line of createInterface({ input: stdin })) {
  const tab = line.indexOf("\t");
  const kind = line.slice(0, tab);
  const payload = JSON.parse(line.slice(tab + 1));
  stdout.write(`${MODES.map((mode) => Number(mode.get(kind)(payload))).join("")}\n`);
}
