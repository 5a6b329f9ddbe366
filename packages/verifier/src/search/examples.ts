/** The Examples of the spec: run before any search. */
import {
  type Clause,
  type Environment,
  type Example,
  type Expr,
  environment,
  equalValues,
  evaluate,
  type Operation,
  type RuledType,
  trace,
} from "@tenet/checker";
import { type Finding, show, type Values, withPoints } from "@tenet/runtime";
import { fit } from "../decode.js";
import { presentIn } from "../executable/clauses.js";
import { readsState } from "../executable/reads-state.js";
import type { Answered, Session, Trail } from "../session.js";
import type { Ended } from "./course.js";
import { runCase } from "./run.js";

export interface ExampleTrail extends Trail {
  /** Why the example could not be judged. */
  readonly notRun?: string;
}

/** `text` is that of the spec. */
export async function runExample(
  session: Session,
  operation: Operation,
  example: Example,
  text: string,
): Promise<ExampleTrail> {
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
  let wanted: readonly Answered[] = [];
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
        outcome = judgeExample(session, operation, example, ended, text);
        wanted = wantedOf(session, operation, example, ended);
      },
    },
  );
  const unseen = outcome?.holds === true && !session.sees && readsAfter(session, operation, example);
  if (unseen) return { ...trail, notRun: "its steps read the state, which the implementation does not show" };
  trail.answered = wanted;
  if (outcome !== undefined)
    trail.sightings.push({ finding: outcome, at: 0, outcome: outcome.actual || "as the example says" });
  if (outcome !== undefined || trail.incident !== undefined) return trail;
  const notRun =
    trail.withheld.length > 0
      ? "its inputs break what the operation asks of its caller"
      : "the implementation did not take the state of its before column";
  return { ...trail, notRun };
}

/** What the example says that it returns. */
function wantedOf(
  session: Session,
  { name, returns }: Operation,
  { outcome }: Example,
  { scene }: Ended,
): readonly Answered[] {
  if (outcome === undefined || outcome.kind === "fails" || outcome.kind === "succeeds") return [];
  try {
    return [{ operation: name, outcome: { kind: "returned", value: valueAs(session, returns, outcome.value, scene) } }];
  } catch {
    return [];
  }
}

function judgeExample(
  session: Session,
  operation: Operation,
  example: Example,
  ended: Ended,
  text: string,
): Finding | undefined {
  const end = judgeEnd(session, operation, example, ended);
  if (end === undefined || !end.holds) return end;
  const expects = example.expects.filter(clause => session.sees || !readsStateIn(session, operation, clause));
  const broken = expects.find(clause => !holds(session, operation, clause, ended));
  if (broken === undefined) return end;
  const env = sceneOf(session, operation, ended);
  return {
    ...end,
    holds: false,
    parts: trace(broken.condition, env, span => text.slice(span.start, span.end), presentIn(session.contract)),
    expected: broken.expression,
    actual: "it does not hold",
  };
}

/** Whether the call ended as the example says. */
function judgeEnd(
  session: Session,
  { name, returns }: Operation,
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
  if (expected.kind === "fails")
    return finding(outcome.kind === "failed" && outcome.code === expected.code, `to fail with ${expected.code}`);
  if (expected.kind === "succeeds") return finding(outcome.kind === "returned", "to succeed");
  const wanted = valueAs(session, returns, expected.value, ended.scene);
  return finding(
    outcome.kind === "returned" && equalValues(outcome.value, wanted),
    `to return ${show(withPoints(wanted, session.executable.operations[name]?.decimals?.result))}`,
  );
}

/** A step that has no value does not hold. */
function holds(session: Session, operation: Operation, clause: Clause, ended: Ended): boolean {
  try {
    return evaluate(clause.condition, sceneOf(session, operation, ended)) === true;
  } catch {
    return false;
  }
}

const sceneOf = ({ contract, reference }: Session, { locals }: Operation, { scene }: Ended): Environment =>
  environment(contract, { ...scene, locals, ...(reference ? { reference } : {}) });

const readsAfter = (session: Session, operation: Operation, { expects }: Example): boolean =>
  expects.some(clause => readsStateIn(session, operation, clause));

const readsStateIn = ({ contract }: Session, { locals }: Operation, { condition }: Clause): boolean =>
  readsState({ contract, locals, quote: () => "" }, condition);

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
