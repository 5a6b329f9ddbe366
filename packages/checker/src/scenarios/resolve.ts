import type { ScenarioNode, StepNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import type { Example, Operation } from "../ir.js";
import type { Ids } from "../statements/ids.js";
import { beforeOf } from "./given.js";
import { scenariosOf, type Told } from "./scenarios.js";
import { endOf } from "./then.js";
import { callOf } from "./when.js";

/** The operations with the scenarios that call them as further examples. */
export function withScenarios(context: Context, operations: readonly Operation[], ids: Ids): Operation[] {
  const told = scenariosOf(context).filter(
    ({ id, scenario }) =>
      ids.claim({ id: scenario.id ?? { text: id, span: scenario.name.span }, span: scenario.span }, id) !== undefined,
  );
  const examples = told.flatMap(one => exampleOf(context, operations, one) ?? []);
  return operations.map(operation => {
    const own = examples.filter(one => one.operation === operation.name).map(one => one.example);
    return own.length === 0 ? operation : { ...operation, examples: [...operation.examples, ...own] };
  });
}

/** Undefined where the scenario is for people: its steps do not say a call, what was before and what comes of it. */
function exampleOf(
  context: Context,
  operations: readonly Operation[],
  { id, scenario }: Told,
): { readonly operation: string; readonly example: Example } | undefined {
  const before = errors(context);
  const steps = (word: StepNode["word"]) => scenario.steps.filter(step => step.word === word);
  const ending = steps("then");
  const call = callOf(context, operations, steps("when"), ending.some(saysSomething));
  if (!call || !ending.some(saysSomething)) return undefined;
  const end = endOf(context, call.operation, id, ending);
  if (!end) return undefined;
  const state = beforeOf(context, steps("given"));
  if (errors(context) > before) return undefined;
  if (state === "prose") return sayNotRun(context, scenario, steps("given"));
  if (state === undefined) return undefined;
  const example = {
    id,
    text: scenario.name.text,
    inputs: call.inputs,
    before: state,
    ...end,
    line: lineOf(context, scenario.span),
  };
  return { operation: call.operation.name, example };
}

const saysSomething = (step: StepNode): boolean =>
  step.failsWith !== undefined || step.returns !== undefined || step.succeeds || step.expressions.length > 0;

function sayNotRun(context: Context, scenario: ScenarioNode, given: readonly StepNode[]): undefined {
  const names = context.stateVariables.map(one => one.name);
  context.report.add("scenario-given-prose", given[0]?.span ?? scenario.name.span, { name: names[0] ?? "accounts" });
}
