/** `` `s256(verifier: string): string`, from [reference.ts](reference.ts) ``: trusted functions of modules. */
import type { DefinitionNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Place } from "../expression/scope.js";
import { children } from "../interpreter/children.js";
import type { Expr, Reference } from "../ir.js";
import { plainPlace } from "../rules/resolve.js";
import { resolveType } from "../shapes/resolve.js";
import { distinctNames } from "./names.js";

/** Makes them known to the expressions that follow. Which names are taken twice is said where the definitions are. */
export function declareReferences(context: Context): Reference[] {
  const own = new Set<string>();
  return context.spec.definitions.flatMap(node => {
    if (node.from === undefined || own.has(node.name.text)) return [];
    own.add(node.name.text);
    const reference = declare(context, node, node.from.text);
    context.references.set(reference.name, reference);
    return [reference];
  });
}

function declare(context: Context, node: DefinitionNode, module: string): Reference {
  if (node.parameters === undefined || node.returns === undefined)
    context.report.add("reference-signature", node.span, { name: node.name.text });
  const parameters = distinctNames(context, "parameter", node.parameters ?? [], "exact");
  return {
    name: node.name.text,
    module,
    parameters: parameters.map(({ name, type }) => ({ name: name.text, type: resolveType(context, type, plainPlace) })),
    returns: node.returns ? resolveType(context, node.returns, plainPlace) : { type: { kind: "error" }, rules: [] },
    prose: node.prose,
    line: lineOf(context, node.span),
  };
}

/** Places that more than the tests read: types, tables of Changes and examples are made into code and data. */
const closed: ReadonlyMap<Place, string> = new Map<Place, string>([
  ["rule", "a rule"],
  ["starts", "the start of a state variable"],
  ["example", "an example"],
  ["change", "a table of Changes"],
]);

/** Says where a function of a module is called, itself or by a definition, in a place that has to do without. */
export function refuseReferences(context: Context, expr: Expr, place: Place): void {
  const where = closed.get(place);
  const name = where && context.references.size > 0 ? calledIn(context, expr) : undefined;
  if (name !== undefined) context.report.add("reference-not-here", expr.span, { name, where });
}

/** The first function of a module that an expression calls. */
function calledIn(context: Context, expr: Expr): string | undefined {
  if (expr.kind === "reference") return expr.name;
  const body = expr.kind === "definition" ? context.definitions.get(expr.name)?.body : undefined;
  for (const part of body ? [body, ...children(expr)] : children(expr)) {
    const found = calledIn(context, part);
    if (found !== undefined) return found;
  }
  return undefined;
}
