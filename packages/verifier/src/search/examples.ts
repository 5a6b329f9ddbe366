/** The Examples of the spec: run before any search. */
import { environment, equalValues, evaluate, type Example, type Expr, type Operation } from "@tenet/checker";
import { type Finding, show, type Values } from "@tenet/runtime";
import type { Session, Trail } from "../session.js";
import { type Ended, runCase } from "./run.js";

export interface ExampleTrail extends Trail {
  /** Why the example could not be judged. */
  readonly notRun?: string;
}

export async function runExample(session: Session, operation: Operation, example: Example): Promise<ExampleTrail> {
  const value = (expr: Expr) => evaluate(expr, environment(session.contract));
  const row = (cells: Example["inputs"]) => Object.fromEntries(cells.map(cell => [cell.name, value(cell.value)]));
  let [input, state]: [Values, Values | undefined] = [{}, undefined];
  try {
    input = row(example.inputs);
    state = session.executable.stateful ? { ...session.starts, ...row(example.before) } : undefined;
  } catch (error) {
    return { state, calls: [], sightings: [], withheld: [], notRun: `its cells have no value: ${(error as Error).message}` };
  }
  let outcome: Finding | undefined;
  const trail = await runCase(session, state, [{
    operation: operation.name,
    resolve: seen => (state === undefined || !session.sees || equalValues(seen, state) ? input : undefined),
  }], { unblocked: true, watch: ended => { outcome = judgeExample(session, example, ended); } });
  if (outcome !== undefined) trail.sightings.push({ finding: outcome, at: 0, outcome: outcome.actual || "as the example says" });
  if (outcome !== undefined || trail.incident !== undefined) return trail;
  const notRun = trail.withheld.length > 0 ? "its inputs break what the operation asks of its caller" : "the implementation did not take the state of its before column";
  return { ...trail, notRun };
}

function judgeExample(session: Session, { id, outcome: expected }: Example, ended: Ended): Finding | undefined {
  if (expected === undefined) return undefined;
  const finding = (holds: boolean, words: string): Finding => ({
    id, kind: "postcondition", holds, exercised: true, nearMiss: false, parts: [], expected: words, actual: ended.described, blame: "implementation",
  });
  const { outcome } = ended;
  if (expected.kind === "fails") {
    return finding(outcome.kind === "failed" && outcome.code === expected.code, `to fail with ${expected.code}`);
  }
  const wanted = evaluate(expected.value, environment(session.contract, ended.scene));
  return finding(outcome.kind === "returned" && equalValues(outcome.value, wanted), `to return ${show(wanted)}`);
}
