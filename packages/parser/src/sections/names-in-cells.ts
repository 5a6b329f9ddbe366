import type { Span } from "@tenet/diagnostics";
import type { Name } from "../ast.js";
import type { Context } from "../context.js";
import { skeleton } from "../inline/skeleton.js";
import type { Cell } from "../inline/table.js";
import { identifier } from "../names.js";
import type { Section } from "./document.js";
import { wordOf } from "./field-tables.js";

/** The operations that a row is about. */
export interface OperationNames {
  readonly operations: readonly Name[];
  /** `every operation`; then `operations` is empty. */
  readonly every: boolean;
}

/** `transfer`, `open, close` (bare or in backticks), or `every operation`. */
export function operationNames(context: Context, cell: Cell): OperationNames {
  const { text, start } = skeleton(context.report.source.text, cell.span);
  if (/^\s*every operation\s*$/i.test(text)) return { operations: [], every: true };
  const pieces = [...text.matchAll(/[^,]+/g)].filter(([piece]) => piece.trim() !== "");
  const operations = pieces.map(match => {
    const from = start + match.index + match[0].search(/\S/);
    return nameIn(context, { span: { start: from, end: from + match[0].trim().length }, empty: false });
  });
  return { operations: cell.empty ? [nameIn(context, cell)] : operations, every: false };
}

/** A name alone in a cell, bare or in backticks. */
export function nameIn(context: Context, cell: Cell): Name {
  const { text, span } = wordOf(context, cell);
  return identifier(context.report, span, text);
}

/** The place of a cell that its row does not have. */
export const absent = (row: { readonly span: { readonly start: number } }): Cell => ({
  span: { start: row.span.start, end: row.span.start + 1 },
  empty: true,
});

/** Where a section says what it is. */
export const headOf = ({ head }: Section): Span => head.heading?.span ?? head.span;
