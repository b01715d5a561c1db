// Judge payloads by ajv, for tools/agreement.py: a line is the kind, a tab and the payload as JSON;
// the answer is two digits, 1 for valid, with formats asserted and with formats as annotations.

import { createInterface } from "node:readline";
import { stdin, stdout } from "node:process";

import { validators } from "./validators.mjs";

const MODES = [validators(true), validators(false)];

for await (const line of createInterface({ input: stdin })) {
  const tab = line.indexOf("\t");
  const kind = line.slice(0, tab);
  const payload = JSON.parse(line.slice(tab + 1));
  stdout.write(`${MODES.map((mode) => Number(mode.get(kind)(payload))).join("")}\n`);
}
