/** Laws relate operations: their calls go to the child one by one while the interpreter waits. */
import {
  CallFailed,
  type Environment,
  type Expr,
  environment,
  evaluate,
  type Law,
  trace,
  Undefined,
} from "@tenet/checker";
import { type Finding, judgeCaller, type Outcome, show, type Values } from "@tenet/runtime";
import { IncidentError } from "../child/host.js";
import { premiseOf, presentIn } from "../executable/clauses.js";
import { givenEntities } from "../executable/entities.js";
import { withoutNull } from "../nothing.js";
import type { Session, Trail } from "../session.js";
import { operationNamed } from "./course.js";
import { start } from "./run.js";

/** The interpreter needs the answer of a call that has not been made. */
class Wanted extends Error {
  constructor(
    readonly operation: string,
    readonly input: Values,
  ) {
    super("a call is due");
  }
}

/** The case lies outside of the law: a call would break its caller's duty. */
class Outside extends Error {}

type Answer = { readonly operation: string; readonly key: string; readonly outcome: Outcome };

export async function runLaw(session: Session, law: Law, given: Values, quote: string): Promise<Trail> {
  const state = session.executable.stateful ? session.starts : undefined;
  const trail: Trail = { state, calls: [], sightings: [], withheld: [], given };
  const answers: Answer[] = [];
  try {
    const before = await start(session, state);
    const env = environment(session.contract, {
      before,
      after: before,
      variables: given,
      ...(session.reference ? { reference: session.reference } : {}),
    });
    const ask = (expr: Expr) => evaluateWithCalls(session, trail, answers, expr, env);
    if (law.where !== undefined && (await ask(law.where)) !== true) throw new Outside();
    for (const { condition } of law.except) trail.excepted ||= (await ask(condition)) === true;
    if (trail.excepted) return trail;
    const finding = await judgeLaw(law, ask, () => traceLaw(law.condition, env, answers, quote));
    trail.reached = true;
    for (const id of givenEntities(session.contract, law, given))
      trail.sightings.push({ finding: dutyMet(id), at: -1, outcome: "" });
    trail.sightings.push({ finding, at: trail.calls.length - 1, outcome: finding.holds ? "it holds" : finding.actual });
  } catch (error) {
    if (error instanceof Outside || error instanceof Undefined) trail.withheld.push(law.id);
    else if (error instanceof IncidentError) trail.incident = { incident: error.incident, operation: undefined };
    else throw error;
  }
  return trail;
}

function dutyMet(id: string): Finding {
  return {
    id,
    kind: "precondition",
    holds: true,
    exercised: true,
    nearMiss: false,
    parts: [],
    expected: "",
    actual: "",
    blame: "caller",
  };
}

async function judgeLaw(
  law: Law,
  ask: (expr: Expr) => Promise<unknown>,
  parts: () => Finding["parts"],
): Promise<Finding> {
  const finding = (holds: boolean, exercised: boolean, actual: string): Finding => ({
    id: law.id,
    kind: "postcondition",
    holds,
    exercised,
    nearMiss: false,
    parts: holds ? [] : parts(),
    expected: holds ? "" : law.expression,
    actual,
    blame: "implementation",
  });
  try {
    const premise = premiseOf(law.condition);
    if (premise !== undefined && (await ask(premise)) !== true) return finding(true, false, "");
    const holds = (await ask(law.condition)) === true;
    return finding(holds, true, holds ? "" : "it does not hold");
  } catch (error) {
    if (error instanceof CallFailed) return finding(false, true, error.message);
    if (error instanceof Undefined) return finding(false, true, `it has no value: ${error.message}`);
    throw error;
  }
}

/** Evaluates again from the start after every new call; evaluation is deterministic, so the n-th call is the n-th answer. */
async function evaluateWithCalls(
  session: Session,
  trail: Trail,
  answers: Answer[],
  expr: Expr,
  env: Environment,
): Promise<unknown> {
  // Answers given for an earlier expression of the same law serve again where operation and input are the same.
  const own = new Set<Answer>();
  for (;;) {
    own.clear();
    try {
      return evaluate(expr, { ...env, call: (operation, input) => answerOf(take(answers, own, operation, input)) });
    } catch (error) {
      if (!(error instanceof Wanted)) throw error;
      answers.push(await makeCall(session, trail, error));
    }
  }
}

/** The next unused answer to this very call, in this round of evaluation. */
function take(answers: readonly Answer[], own: Set<Answer>, operation: string, input: Values): Answer {
  const key = show(input, Infinity);
  const answer = answers.find(each => each.operation === operation && each.key === key && !own.has(each));
  if (answer === undefined) throw new Wanted(operation, input);
  own.add(answer);
  return answer;
}

function answerOf({ operation, outcome }: Answer): unknown {
  if (outcome.kind === "failed") throw new CallFailed(operation, outcome.code);
  return outcome.value;
}

async function makeCall(session: Session, trail: Trail, { operation, input }: Wanted): Promise<Answer> {
  const contract = session.executable.operations[operation];
  const state = session.starts;
  const completed = contract?.complete?.(input) ?? input;
  const scene = { input: completed, before: state, after: state, result: undefined };
  if (
    contract !== undefined &&
    !session.executable.stateful &&
    judgeCaller(contract, scene).some(finding => !finding.holds)
  )
    throw new Outside();
  trail.calls.push({ operation, input });
  const reply = await session.host.ask({ do: "call", operation, input });
  const outcome = (
    reply.kind === "called"
      ? withoutNull(reply.outcome)
      : { kind: "failed", code: undefined, name: "Error", message: "" }
  ) as Outcome;
  trail.answered = [...(trail.answered ?? []), { operation, outcome }];
  const { returns } = operationNamed(session, operation) ?? {};
  if (returns !== undefined && outcome.kind === "returned") session.outputs.add(returns, outcome.value);
  return { operation, key: show(input, Infinity), outcome };
}

/** The values of the law's sub-expressions, from the answers already given. */
function traceLaw(condition: Expr, env: Environment, answers: readonly Answer[], quote: string): Finding["parts"] {
  const call = (operation: string, input: Values) => {
    const key = show(input, Infinity);
    const answer = answers.find(each => each.operation === operation && each.key === key);
    if (answer === undefined) throw new CallFailed(operation, undefined);
    return answerOf(answer);
  };
  return trace(condition, { ...env, call }, span => quote.slice(span.start, span.end), presentIn(env.contract));
}
