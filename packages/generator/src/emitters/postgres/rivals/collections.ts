/** What a condition goes over: the elements of a list, and which of them. */
import type { Expr } from "@tenet/checker";
import { conjuncts, rewrite } from "../../../arbitraries/expressions.js";
import type { Table } from "../tables.js";
import { against, isPlain, row } from "./plain.js";

/** The table of `xs.values`, or of a list of the state. */
export function tableOf(tables: readonly Table[], list: Expr): Table | undefined {
  const of = list.kind === "library" && /^(?:map|dictionary|set)\.values$/.test(list.name) ? list.args[0] : list;
  const table = of?.kind === "state" ? tables.find(one => one.variable === of.name) : undefined;
  return table?.kind === "single" ? undefined : table;
}

interface Lambda {
  readonly variable: string;
  readonly body: Expr;
}

/** A function of the element alone, not of its place. */
export function lambdaOf(expr: Expr | undefined): Lambda | undefined {
  const [pattern, ...others] = expr?.kind === "lambda" ? expr.parameters : [];
  if (expr?.kind !== "lambda" || pattern?.kind !== "name" || others.length > 0) return undefined;
  return { variable: pattern.name, body: expr.body };
}

/** Elements of a list for which all of this is true, each under the name of the variable. */
export interface Chosen {
  readonly list: Expr;
  readonly variable: string;
  readonly all: readonly Expr[];
}

/** What filters leave is what was there before, under one more condition. */
function chosen(list: Expr | undefined, variable: string, all: readonly Expr[]): Chosen | undefined {
  if (list?.kind !== "library" || list.name !== "list.filter") return list && { list, variable, all };
  const lambda = lambdaOf(list.args[1]);
  const conditions = lambda && conjuncts(lambda.body);
  if (!lambda || !conditions?.every(isPlain)) return undefined;
  const named = conditions.map(one => renamed(one, lambda.variable, variable));
  return chosen(list.args[0], variable, [...named, ...all]);
}

const renamed = (expr: Expr, from: string, to: string): Expr =>
  rewrite(expr, inner => (inner.kind === "variable" && inner.name === from ? { ...inner, name: to } : undefined));

/** That there is an element: `xs.some(x => …)`, `!xs.every(x => …)`. */
export function existenceOf(expr: Expr): Chosen | undefined {
  const [call, name] = expr.kind === "not" ? [expr.operand, "list.every"] : [expr, "list.some"];
  if (call.kind !== "library" || call.name !== name) return undefined;
  const lambda = lambdaOf(call.args[1]);
  const all = lambda && (expr.kind === "not" ? against(lambda.body) : conjuncts(lambda.body));
  return all && chosen(call.args[0], lambda.variable, all);
}

/** That there are two of them: `xs.count(x => …) > 1`, `xs.filter(x => …).length >= 2`. */
export function moreThanOne(expr: Expr): Chosen | undefined {
  if (expr.kind !== "comparison") return undefined;
  const { op, left, right } = expr;
  const [count, bound] = op === ">" || op === ">=" ? [left, right] : [right, left];
  const least = op === ">" || op === "<" ? 1 : 2;
  if (bound.kind !== "literal" || Number(bound.value) !== least || count.kind !== "library") return undefined;
  const [list, condition] = count.args;
  const lambda = lambdaOf(count.name === "list.length" && list?.kind === "library" ? list.args[1] : condition);
  if (lambda === undefined || list === undefined) return undefined;
  if (count.name === "list.count") return chosen(list, lambda.variable, conjuncts(lambda.body));
  return count.name === "list.length" ? chosen(list, lambda.variable, []) : undefined;
}

/** The elements that a list consists of, under a name that no spec can give. */
export const elements = (list: Expr | undefined): Chosen | undefined => chosen(list, row, []);
