import type { ExprNode, StepNode } from "@tenet/parser";
import type { Context } from "../context.js";
import { namesIn } from "../declarations/names-in.js";
import type { Example } from "../ir.js";
import { written } from "../text.js";
import { constantScope, typed } from "../typing.js";
import { type PlaceStep, placeOf, put } from "./places.js";

/**
 * The state that the GIVEN steps describe; `"prose"` where they do not say it in expressions. Undefined was reported.
 * What they do not name starts as the State section says.
 */
export function beforeOf(context: Context, steps: readonly StepNode[]): Example["before"] | "prose" | undefined {
  const { stateVariables } = context;
  const said = steps.flatMap(step => step.expressions.flatMap(conjuncts).filter(node => isCondition(context, node)));
  if (stateVariables.length === 0) return [];
  if (steps.length > 0 && said.length === 0) return "prose";
  const given = startsOf(context);
  for (const node of said) if (!giveOne(context, given, node)) return undefined;
  const lacking = stateVariables.filter(one => one.starts === undefined && !given.get(one.name));
  if (lacking.length > 0) return "prose";
  const changed = new Set(said.flatMap(node => placeOf(leftOf(node))?.root ?? []));
  return stateVariables.flatMap(({ name, starts, type }) => {
    const node = given.get(name);
    if (starts && !changed.has(name)) return [{ name, value: starts }];
    return node ? [{ name, value: typed(context, node, constantScope(context, "example"), type.type) }] : [];
  });
}

const conjuncts = (node: ExprNode): ExprNode[] =>
  node.kind === "binary" && node.op === "&&" ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];

const leftOf = (node: ExprNode): ExprNode => (node.kind === "binary" ? node.left : node);

/** Inline code that says how something is, rather than naming it. */
function isCondition(context: Context, node: ExprNode): boolean {
  if (node.kind !== "binary" && node.kind !== "is" && node.kind !== "unary") return false;
  return node.kind === "binary" && node.op === "===" ? true : [...namesIn(node)].some(name => context.state.has(name));
}

/** What the Starts column says, as it is written. */
function startsOf({ spec }: Context): Map<string, ExprNode | undefined> {
  return new Map(
    (spec.state?.variables ?? []).map(({ name, starts, span }) => [
      name.text,
      starts === "empty" ? { kind: "record", entries: [], span } : starts,
    ]),
  );
}

/** `accounts === { … }` or `accounts["a"].balance === 10`; false was reported. */
function giveOne(context: Context, given: Map<string, ExprNode | undefined>, node: ExprNode): boolean {
  const place = node.kind === "binary" && node.op === "===" ? placeOf(node.left) : undefined;
  if (node.kind !== "binary" || !place || !context.state.has(place.root)) {
    const [variable] = context.state.keys();
    const text = written(context.spec.source, node.span);
    context.report.add("scenario-given", node.span, { text, example: variable ?? "accounts" });
    return false;
  }
  const whole = place.steps.length === 0 ? node.right : overridden(given.get(place.root), place.steps, node.right);
  if (whole === undefined) {
    const text = written(context.spec.source, node.left.span);
    context.report.add("scenario-place", node.left.span, { place: text, name: place.root });
    return false;
  }
  given.set(place.root, whole);
  return true;
}

const overridden = (base: ExprNode | undefined, steps: readonly PlaceStep[], value: ExprNode): ExprNode | undefined =>
  base && put(base, steps, value);
