// Judge every case with ajv, with formats asserted, as annotations only, and by the components of an
// OpenAPI document, and compare; then judge what the exports give by the schemas of their standards.
//
// The one argument is the file that exported.py wrote.
// A case is one line of JSON: the kind of schema, the payload as JSON text, what the library says
// (true: accepted, false: refused, null: not compared), and a label.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { argv, exit, stdin } from "node:process";

import { accepts, hoisted, validators } from "./validators.mjs";

const EVERY_ERROR = { allErrors: true };
const MODES = ["asserted", "annotated", "hoisted"];
const MOST_SHOWN = 20;
const MOST_CHARACTERS = 300;

function newCount() {
  return { cases: 0, "left out": 0, accepted: 0, refused: 0, asserted: 0, annotated: 0, hoisted: 0 };
}

function disagreementsOf(test, byMode, count) {
  const payload = JSON.parse(test.payload);
  const modes = MODES.filter((mode) => byMode[mode].get(test.kind)(payload) !== test.expected);
  MODES.filter((mode) => !modes.includes(mode)).forEach((mode) => (count[mode] += 1));
  if (modes.length === 0) {
    return [];
  }
  return [{ ...test, modes, errors: byMode[modes[0]].get(test.kind).errors ?? [] }];
}

function judge(test, byMode, count) {
  count.cases += 1;
  if (test.expected === null) {
    count["left out"] += 1;
    return [];
  }
  count[test.expected ? "accepted" : "refused"] += 1;
  return disagreementsOf(test, byMode, count);
}

function show({ kind, label, modes, expected, payload, errors }) {
  const [library, ajv] = expected ? ["accepts", "refuses"] : ["refuses", "accepts"];
  console.log(`\n${kind}, ${label}`);
  console.log(`  the library ${library}, ajv ${ajv}: ${modes.join(" and ")}`);
  errors.forEach(({ instancePath, message }) => console.log(`  ${instancePath} ${message}`));
  console.log(`  ${payload.slice(0, MOST_CHARACTERS)}`);
}

function report(counts, disagreements, uncompared) {
  console.log("How many payloads the library accepts and refuses, and on how many of these");
  console.log("ajv agrees, with formats asserted, as annotations, and by OpenAPI components:");
  console.table(Object.fromEntries(counts));
  disagreements.slice(0, MOST_SHOWN).forEach(show);
  uncompared.forEach((kind) => console.log(`no payload of kind ${kind} was compared`));
  console.log(`\n${disagreements.length} disagreements.`);
}

function refusedDocuments(documents) {
  const refused = documents.flatMap((one) => accepts(one).map((error) => ({ ...error, of: one.name })));
  refused.forEach(({ of, instancePath, message }) => console.log(`${of}: ${instancePath} ${message}`));
  const done = refused.length ? "refuses some of" : "accepts";
  console.log(`ajv ${done} ${documents.length} documents by the schemas of their standards.`);
  return refused.length;
}

async function main() {
  const { components, documents } = JSON.parse(readFileSync(argv[2], "utf8"));
  const byMode = {
    hoisted: hoisted(components, EVERY_ERROR),
    asserted: validators(true, EVERY_ERROR),
    annotated: validators(false, EVERY_ERROR),
  };
  const kinds = [...byMode.asserted.keys()];
  console.log(`ajv compiled ${kinds.length} schemas, strictly: ${kinds.join(", ")}.`);
  const counts = new Map(kinds.map((kind) => [kind, newCount()]));
  const disagreements = [];
  for await (const line of createInterface({ input: stdin })) {
    const test = JSON.parse(line);
    disagreements.push(...judge(test, byMode, counts.get(test.kind)));
  }
  const uncompared = kinds.filter((kind) => counts.get(kind).accepted === 0);
  report(counts, disagreements, uncompared);
  const refused = refusedDocuments(documents);
  return disagreements.length || uncompared.length || refused ? 1 : 0;
}

exit(await main());
