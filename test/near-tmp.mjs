import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { callable, compileText, judgeable, worlds } from "@tenet/checker";
import { executable } from "../packages/verifier/dist/executable/index.js";
import { buildArbitraries } from "@tenet/verifier";
import { aroundDrawing } from "../packages/verifier/dist/search/around.js";
import { sceneAround } from "../packages/verifier/dist/search/answers.js";
import { judgeInvariants } from "@tenet/runtime";
import fc from "fast-check";
const N = 60;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  const root = dirname(resolve(file));
  const load = Object.assign(p => { try { return readFileSync(resolve(root, p), "utf8"); } catch { return undefined; } }, { near: () => [] });
  const { value, diagnostics } = compileText(file.split("/").pop(), text, load);
  if (!value) { console.log(file, "does not compile", diagnostics.filter(d=>d.severity==="error").slice(0,3).map(d => d.message)); continue; }
  const contract = callable(value, worlds);
  const made = executable(contract, text);
  const arbitraries = buildArbitraries(judgeable(contract));
  for (const operation of contract.operations) {
    const conditions = made.operations[operation.name];
    for (const refusal of operation.refusals) {
      const aim = { breaks: refusal.id };
      const can = arbitraries.aims(operation.name, refusal.id);
      const around = aroundDrawing({ contract, executable: made }, arbitraries, operation, aim) ?? fc.constant(undefined);
      const pairs = fc.sample(fc.tuple(arbitraries.cases(operation.name, can ? aim : undefined), around), { seed: 1, numRuns: N });
      const count = { none: 0, illegal: 0, one: 0, first: 0, later: 0, other: 0, no: 0 };
      for (const [pair, resolveAround] of pairs) {
        if (!pair) { count.none++; continue; }
        const legal = judgeInvariants(made, pair.state).every(f => f.holds);
        const a = resolveAround?.(pair.state, pair.input, 1.7e12);
        const scene = { input: conditions.complete?.(pair.input) ?? pair.input, before: pair.state, after: pair.state, result: undefined, ...sceneAround(a) };
        const test = clause => { try { return !clause.holds(scene); } catch { return "undefined"; } };
        if (!legal || conditions.requires.some(c => test(c) === true)) { count.illegal++; continue; }
        const due = conditions.refusals.filter(c => test(c) === true).map(c => c.id);
        if (due.length === 0) count.no++;
        else if (due[0] === refusal.id) count[due.length === 1 ? "one" : "first"]++;
        else if (due.includes(refusal.id)) count.later++;
        else count.other++;
      }
      if (count.one < N / 10) console.log(file.split("/").pop(), operation.name, refusal.id, can ? "aimed" : "not aimed", JSON.stringify(count));
    }
  }
}
