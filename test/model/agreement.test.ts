// The model and the judge are two readings of one spec: what the model does, the judge accepts, in the generated contract too.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, compileText, judgeable, modelOf, type Stepped, type Values } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { type ExecutableContract, judge, judgeInvariants, type Outcome } from "@tenet/runtime";
import { buildArbitraries, show } from "@tenet/verifier";
import fc from "fast-check";
import { expect, it } from "vitest";
import { inFolder, load } from "../generator/compilers.js";
import { contractOf, vouchers } from "./specs.js";

const examples = join(import.meta.dirname, "../../examples");
const read = (path: string) => readFileSync(join(examples, path), "utf8");
const example = (path: string): Contract => compileText(path, read(path), read).value!;

const subjects: readonly (readonly [string, Contract])[] = [
  ["bank", example("bank/bank.spec.md")],
  ["vouchers", contractOf(vouchers)],
  ...["ledger", "orders", "payments", "tokens"].map(name => [name, example(`domains/${name}.spec.md`)] as const),
];

/** How a real call would have ended. */
function outcomeOf(stepped: Stepped): Outcome | undefined {
  if (stepped.kind === "returned") return { kind: "returned", value: stepped.result };
  return stepped.kind === "refused" ? { kind: "failed", code: stepped.code, name: "Error", message: "" } : undefined;
}

it.each(subjects)("%s: each step is what the generated contract allows", async (_, contract) => {
  const files = generate(contract).files.filter(file => file.name.endsWith(".contract.ts"));
  const executable = await inFolder(files, async folder => {
    const module = await load(folder, `${contract.stem}.contract`);
    return module["contract"] as ExecutableContract;
  });
  const model = modelOf(contract);
  const { cases } = buildArbitraries(judgeable(contract));
  let judged = 0;
  // An answer of a dependency would have to be of its type.
  for (const operation of contract.operations.filter(one => !one.needs.includes("ports"))) {
    const own = executable.operations[operation.name]!;
    const aims = [undefined, ...operation.refusals.map(refusal => ({ breaks: refusal.id }))];
    const draws = fc.sample(fc.oneof(...aims.map(aim => cases!(operation.name, aim))), { numRuns: 60, seed: 1 });
    for (const drawn of draws) {
      if (drawn === undefined) continue;
      const { state: before, input } = drawn as { readonly state: Values; readonly input: Values };
      // What a wrong state leads to says nothing about a step.
      if (judgeInvariants(executable, before).some(finding => !finding.holds)) continue;
      const stepped = model.step(before, operation.name, input, { now: new Date(1) });
      const outcome = outcomeOf(stepped);
      if (outcome === undefined || (stepped.kind !== "returned" && stepped.kind !== "refused")) continue;
      const complete = own.complete?.(input) ?? input;
      const scene = { input: complete, before, after: stepped.state, result: undefined, now: new Date(1) };
      const broken = judge(executable, own, scene, outcome).filter(finding => !finding.holds);
      // Invariants are the spec's own affair: `spec simulate` tells of them.
      const wrong = broken.filter(finding => !["invariant", "history"].includes(finding.kind));
      expect(wrong, `${operation.name}(${show(input)})`).toEqual([]);
      judged++;
    }
  }
  expect(judged).toBeGreaterThan(50);
});
