/** The Examples of the spec: run before any search. */
import {
  type Example,
  type Expr,
  environment,
  equalValues,
  evaluate,
  type Operation,
  type RuledType,
} from "@tenet/checker";
import { type Finding, show, type Values } from "@tenet/runtime";
import { fit } from "../decode.js";
import type { Session, Trail } from "../session.js";
import type { Ended } from "./course.js";
import { runCase } from "./run.js";

export interface ExampleTrail extends Trail {
  /** Why the example could not be judged. */
  readonly notRun?: string;
}

export async function runExample(session: Session, operation: Operation, example: Example): Promise<ExampleTrail> {
  const row = (cells: Example["inputs"], fields: readonly { readonly name: string; readonly type: RuledType }[]) =>
    Object.fromEntries(
      cells.map(({ name, value }) => [name, valueAs(session, fields.find(field => field.name === name)?.type, value)]),
    );
  let [input, state]: [Values, Values | undefined] = [{}, undefined];
  try {
    input = row(example.inputs, operation.inputs);
    state = session.executable.stateful
      ? { ...session.starts, ...row(example.before, session.contract.state) }
      : undefined;
  } catch (error) {
    return {
      state,
      calls: [],
      sightings: [],
      withheld: [],
      notRun: `its cells have no value: ${(error as Error).message}`,
    };
  }
  let outcome: Finding | undefined;
  const trail = await runCase(
    session,
    state,
    [
      {
        operation: operation.name,
        resolve: seen => (state === undefined || !session.sees || equalValues(seen, state) ? input : undefined),
      },
    ],
    {
      unblocked: true,
      watch: ended => {
        outcome = judgeExample(session, operation, example, ended);
      },
    },
  );
  if (outcome !== undefined)
    trail.sightings.push({ finding: outcome, at: 0, outcome: outcome.actual || "as the example says" });
  if (outcome !== undefined || trail.incident !== undefined) return trail;
  const notRun =
    trail.withheld.length > 0
      ? "its inputs break what the operation asks of its caller"
      : "the implementation did not take the state of its before column";
  return { ...trail, notRun };
}

function judgeExample(
  session: Session,
  { returns }: Operation,
  { id, outcome: expected }: Example,
  ended: Ended,
): Finding | undefined {
  if (expected === undefined) return undefined;
  const finding = (holds: boolean, words: string): Finding => ({
    id,
    kind: "postcondition",
    holds,
    exercised: true,
    nearMiss: false,
    parts: [],
    expected: words,
    actual: ended.described,
    blame: "implementation",
  });
  const { outcome } = ended;
  if (expected.kind === "fails") {
    return finding(outcome.kind === "failed" && outcome.code === expected.code, `to fail with ${expected.code}`);
  }
  const wanted = valueAs(session, returns, expected.value, ended.scene);
  return finding(outcome.kind === "returned" && equalValues(outcome.value, wanted), `to return ${show(wanted)}`);
}

/** Literals have no map, set or timestamp of their own: the type says what is meant. */
function valueAs(
  { contract }: Session,
  type: RuledType | undefined,
  expr: Expr,
  scene: Partial<Ended["scene"]> = {},
): unknown {
  const value = evaluate(expr, environment(contract, scene));
  return type === undefined ? value : fit(contract, type.type, value);
}
