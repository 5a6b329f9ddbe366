import type { ExprNode, StepNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import { checkExpression } from "../expression/check.js";
import type { Clause, Example, Operation } from "../ir.js";
import { muted } from "../shapes/resolve.js";
import { written } from "../text.js";
import { constantScope, operationScope, type Scope, typed } from "../typing.js";

type End = Pick<Example, "outcome" | "expects">;

/** How the call ends by the THEN steps, and what then holds; undefined where no step says it formally, or wrongly. */
export function endOf(context: Context, operation: Operation, id: string, steps: readonly StepNode[]): End | undefined {
  const before = errors(context);
  const scope = operationScope(context, {
    inputs: operation.inputs,
    locals: [],
    result: operation.returns,
    place: "postcondition",
  });
  const expects: Clause[] = [];
  const silent: StepNode[] = [];
  for (const step of steps) {
    const conditions = step.expressions.filter(node => isCondition(context, node, scope));
    expects.push(
      ...conditions.map((node, at) => expectation(context, node, step, scope, `${id}.then-${expects.length + at + 1}`)),
    );
    if (conditions.length === 0 && !saysEnd(step)) silent.push(step);
  }
  const outcome = outcomeOf(context, operation, steps.filter(saysEnd), expects.length > 0);
  if (errors(context) > before || (outcome === undefined && expects.length === 0)) return undefined;
  for (const step of silent) context.report.add("scenario-step", step.span);
  return { outcome, expects };
}

const saysEnd = (step: StepNode): boolean =>
  step.failsWith !== undefined || step.returns !== undefined || step.succeeds;

/** Comparisons and the like are conditions whatever they say; a name or a path is one where it is true or false. */
function isCondition(context: Context, node: ExprNode, scope: Scope): boolean {
  if (node.kind === "binary" || node.kind === "is" || node.kind === "unary") return true;
  if (node.kind === "number" || node.kind === "string" || node.kind === "error") return false;
  const quiet = muted(context);
  return checkExpression(node, { ...scope, report: quiet.report }).type.kind === "boolean" && errors(quiet) === 0;
}

function expectation(context: Context, node: ExprNode, step: StepNode, scope: Scope, id: string): Clause {
  return {
    id,
    kind: "postcondition",
    text: step.prose,
    expression: written(context.spec.source, node.span),
    condition: withoutNotes(context, () => typed(context, node, scope, { kind: "boolean" })),
    line: lineOf(context, step.span),
    span: step.span,
  };
}

/** That a place may be missing is no news where the values stand beside it: the scenario is run. */
function withoutNotes<T>(context: Context, read: () => T): T {
  const { diagnostics } = context.report;
  const before = diagnostics.length;
  const value = read();
  const said = diagnostics.splice(before);
  diagnostics.push(...said.filter(one => one.severity !== "note"));
  return value;
}

function outcomeOf(
  context: Context,
  operation: Operation,
  steps: readonly StepNode[],
  expects: boolean,
): Example["outcome"] {
  const [first, second] = steps;
  if (first === undefined) return expects ? { kind: "succeeds" } : undefined;
  if (second) {
    const labels = [{ span: first.span, text: "it has ended here already" }];
    context.report.add("scenario-two-ends", second.span, {}, { labels });
  }
  // Whether the operation can fail so is known once all of it is read.
  if (first.failsWith) return { kind: "fails", code: first.failsWith.text };
  if (first.returns === undefined) return { kind: "succeeds" };
  if (operation.returns === undefined) {
    context.report.add("scenario-returns-nothing", first.returns.span, { operation: operation.name });
    return undefined;
  }
  const value = typed(context, first.returns, constantScope(context, "example"), operation.returns.type);
  return { kind: "returns", value };
}
