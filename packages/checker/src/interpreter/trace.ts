/** The values behind a verdict: what the sub-expressions of a condition came to. */
import type { Span } from "@tenet/diagnostics";
import type { Expr, Type } from "../ir.js";
import { notation } from "../print/notation.js";
import { children } from "./children.js";
import type { Environment } from "./environment.js";
import { evaluate } from "./evaluate.js";

/** A sub-expression and its value; `value` is absent where it has none. */
export interface Part {
  readonly text: string;
  readonly value?: unknown;
}

/** The source text of a span, as in `source.text.slice(span.start, span.end)`. */
export type SourceText = (span: Span) => string;

/**
 * The sub-expressions worth showing, smallest first, each text once: without literals, lambdas and what is inside them,
 * and without the whole. Parts of an `old(…)` that read the state are given as `old(part)`.
 */
export function subexpressions(
  expr: Expr,
  text?: SourceText,
): readonly { readonly text: string; readonly expr: Expr }[] {
  const found = children(expr).flatMap(child => collect(child, text, expr.kind === "old"));
  const unique = new Map(found.map(part => [part.text, part]));
  return [...unique.values()].sort((a, b) => a.size - b.size).map(part => ({ text: part.text, expr: part.expr }));
}

/** The values of the sub-expressions, smallest first. Never throws. */
export function trace(
  expr: Expr,
  env: Environment,
  text?: SourceText,
  present: Present = value => value,
): readonly Part[] {
  return subexpressions(expr, text).map(part => valued(part.text, part.expr, env, present));
}

/** How a value of a type is shown. */
export type Present = (value: unknown, type: Type) => unknown;

function valued(text: string, expr: Expr, env: Environment, present: Present): Part {
  try {
    return { text, value: present(evaluate(expr, env), expr.type) };
  } catch {
    return { text };
  }
}

interface Sized {
  readonly text: string;
  readonly expr: Expr;
  readonly size: number;
}

function collect(expr: Expr, text: SourceText | undefined, old: boolean): Sized[] {
  if (expr.kind === "lambda" || isConstant(expr)) return [];
  // The number as it was before is the one that was written.
  if (expr.kind === "rescale") return collect(expr.value, text, old);
  // The whole of an old(…) is shown as such, so its body need not be.
  const inner =
    expr.kind === "old"
      ? children(expr.body).flatMap(child => collect(child, text, true))
      : children(expr).flatMap(child => collect(child, text, old));
  // What the compiler put together itself stands nowhere.
  const written = text?.(expr.span).replace(/\s+/g, " ").trim() || notation(expr);
  return [...inner, { text: old && readsState(expr) ? `old(${written})` : written, expr, size: sizeOf(expr) }];
}

function isConstant(expr: Expr): boolean {
  if (expr.kind === "literal" || expr.kind === "regex") return true;
  return (expr.kind === "list" || expr.kind === "record" || expr.kind === "negate") && children(expr).every(isConstant);
}

function readsState(expr: Expr): boolean {
  return expr.kind === "state" || expr.kind === "definition" || children(expr).some(readsState);
}

function sizeOf(expr: Expr): number {
  return children(expr).reduce((size, child) => size + sizeOf(child), 1);
}
