/** Rows of Changes and rows of Transitions speak of the same field: neither may say what the other does not. */
import type { ChangeNode, OperationNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import { keyOf } from "../expression/key.js";
import type { Change, Expr, Operation, Path } from "../ir.js";
import { creates, type Draft, type DraftRow } from "./draft.js";
import { pathType } from "./tests.js";

export function checkChanges(context: Context, operations: readonly Operation[]): void {
  for (const draft of context.machines) {
    if (!draft.complete) continue;
    for (const operation of operations) checkOperation(context, draft, operation);
  }
}

function checkOperation(context: Context, draft: Draft, operation: Operation): void {
  const node = context.spec.operations.find(one => one.name.text === operation.name);
  if (node === undefined || node.sameAs !== undefined) return;
  const rows = draft.rows.filter(row => row.operations.some(one => one.text === operation.name));
  const writes = (operation.changes ?? []).flatMap(change => writeOf(context, draft, operation, change) ?? []);
  for (const write of writes) checkWrite(context, draft, operation, node, rows, write);
  const isComplete = (node.changes ?? []).length === (operation.changes ?? []).length;
  if (isComplete) sayUnwritten(context, draft, operation, rows, writes);
}

/** What a row of Changes does to the field: `value` is what is written, where that is one value or the old one. */
interface Write {
  readonly change: Change;
  readonly kind: "field" | "creates" | "removes";
  readonly value: Expr | undefined;
}

function writeOf(context: Context, draft: Draft, operation: Operation, change: Change): Write | undefined {
  const { path, becomes } = change;
  const last = path.steps.at(-1);
  const isEntity = (of: Path) => pathType(context, of) === draft.entity;
  const outer = { ...path, steps: path.steps.slice(0, -1) };
  if (last?.kind === "field" && last.name === draft.field && isEntity(outer))
    return { change, kind: "field", value: becomes === "removed" ? undefined : becomes };
  if (!isEntity(path)) return undefined;
  if (becomes === "removed") return { change, kind: "removes", value: undefined };
  const kept = becomes?.kind === "record" && becomes.entries.some(one => one.kind === "spread");
  const entry =
    becomes?.kind === "record"
      ? becomes.entries.find(one => one.kind === "field" && one.name === draft.field)
      : undefined;
  if (kept && entry === undefined) return undefined;
  if (entry?.value.kind === "member" && entry.value.name === draft.field && isAt(path, entry.value.object, operation))
    return undefined;
  return { change, kind: kept ? "field" : "creates", value: entry?.value };
}

/** Whether the expression reads what stands at the place: its field is written back as it was. */
function isAt({ state, steps }: Path, expr: Expr, operation: Operation): boolean {
  if (expr.kind === "it") return true;
  const local = expr.kind === "local" ? operation.locals.find(one => one.name === expr.name) : undefined;
  if (local !== undefined) return !local.isFunction && isAt({ state, steps }, local.body, operation);
  const last = steps.at(-1);
  if (last === undefined) return expr.kind === "state" && expr.name === state;
  const isStep =
    last.kind === "key"
      ? expr.kind === "index" && keyOf(expr.index) === keyOf(last.key)
      : expr.kind === "member" && expr.name === last.name;
  return isStep && isAt({ state, steps: steps.slice(0, -1) }, (expr as { readonly object: Expr }).object, operation);
}

function checkWrite(
  context: Context,
  draft: Draft,
  operation: Operation,
  node: OperationNode,
  rows: readonly DraftRow[],
  { change, kind, value }: Write,
): void {
  const matters =
    kind === "field" ||
    (kind === "creates" && draft.rows.some(creates)) ||
    (kind === "removes" && draft.rows.some(row => row.to.length === 0));
  const span = cellOf(context, node, change)?.what.span ?? change.span;
  const fitting = kind === "removes" ? rows.filter(row => row.to.length === 0) : rows;
  if (fitting.length === 0) {
    const params = { operation: operation.name, machine: draft.id, does: does[kind] };
    const labels = [{ span: draft.node.span, text: "its transitions" }];
    if (matters) context.report.add("change-without-transition", span, params, { labels });
    else if (kind === "creates") sayNoCreation(context, draft, operation, change);
    return;
  }
  const to = [...new Set(rows.flatMap(row => row.to))];
  const written = value?.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
  if (value === undefined || written === undefined || to.includes(written)) return;
  const labels = [{ span: rows[0]!.node.span, text: `leads to ${to.join(", ") || "nothing"}` }];
  const params = { operation: operation.name, machine: draft.id, state: written, to: to.join(" or ") || "its removal" };
  context.report.add("change-to-other-state", value.span, params, { labels });
}

const does = { field: "changes", creates: "creates", removes: "removes" } as const;

/** Without a row for coming into being any state may be the first. */
function sayNoCreation(context: Context, draft: Draft, operation: Operation, change: Change): void {
  const said = context.report.diagnostics.some(
    one => one.code === "machine-without-beginning" && one.span === draft.node.span,
  );
  const labels = [{ span: change.span, text: `${operation.name} creates one here` }];
  if (!said)
    context.report.add(
      "machine-without-beginning",
      draft.node.span,
      { machine: draft.id, operation: operation.name },
      { labels },
    );
}

/** A row that leads elsewhere promises what no row of Changes does. */
function sayUnwritten(
  context: Context,
  draft: Draft,
  operation: Operation,
  rows: readonly DraftRow[],
  writes: readonly Write[],
): void {
  if (writes.length > 0) return;
  const moving = rows.find(row => !row.to.some(to => row.from.includes(to)));
  const resolved =
    moving && draft.resolved.find(one => one.row === moving && one.transition.id.includes(`.${operation.name}`));
  if (moving === undefined || resolved === undefined || resolved.notChecked !== undefined) return;
  const [to] = moving.to;
  const params = { operation: operation.name, machine: draft.id, to, field: draft.field };
  context.report.add("transition-without-change", moving.node.on.span, params);
}

function cellOf(context: Context, node: OperationNode, change: Change): ChangeNode | undefined {
  return node.changes?.find(row => lineOf(context, row.span) === change.line);
}
