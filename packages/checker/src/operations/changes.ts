import { type Span, suggest } from "@tenet/diagnostics";
import type { ChangeNode, ExprNode, OperationNode } from "@tenet/parser";
import { type Context, errors, expand, lineOf } from "../context.js";
import type { Change, Expr, Path, Refusal, Type } from "../ir.js";
import { fieldsIn } from "../shapes/fields.js";
import { shortHash, written } from "../text.js";
import { display } from "../type/display.js";
import { type Scope, typed, withElement, withFacts, withIt } from "../typing.js";

/** What the rows of a table can see: inputs, result and the state before. */
export interface ChangeScopes {
  /** Of rows that apply on success: every statement of Requires held. */
  readonly onSuccess: Scope;
  /** Without facts: what a refusal leaves unsaid is not known. */
  readonly bare: Scope;
}

/** The rows of a Changes table that make sense; undefined for a query. */
export function resolveChanges(
  context: Context,
  node: OperationNode,
  scopes: ChangeScopes,
  refusals: readonly Refusal[],
): Change[] | undefined {
  if (node.changes === undefined) return undefined;
  const taken = new Map<string, ChangeNode>();
  return node.changes.flatMap(row => {
    const before = errors(context);
    const change = resolveChange(context, node, row, scopeOf(row, scopes, refusals), refusals);
    if (change === undefined || errors(context) > before || isTaken(context, row, change, taken)) return [];
    return [change];
  });
}

/** On a refusal, the refusals before it did not apply, so their conditions held; its own did not. */
function scopeOf(row: ChangeNode, { onSuccess, bare }: ChangeScopes, refusals: readonly Refusal[]): Scope {
  if (row.when?.kind !== "refusedBy") return onSuccess;
  const { text } = row.when.clause;
  const at = refusals.findIndex(refusal => refusal.id === text);
  const held = refusals.slice(0, Math.max(0, at)).map(refusal => refusal.condition);
  const broken = refusals[at]?.condition;
  return withFacts(bare, broken === undefined ? held : [...held, denied(broken)]);
}

const denied = (operand: Expr): Expr => ({ kind: "not", operand, type: operand.type, span: operand.span });

function resolveChange(
  context: Context,
  node: OperationNode,
  row: ChangeNode,
  outer: Scope,
  refusals: readonly Refusal[],
): Change | undefined {
  const list = row.each && typed(context, row.each.list, outer);
  const scope =
    row.each && list ? withElement(outer, row.each.variable.text, elementOf(context, list.type), list) : outer;
  const when =
    row.when?.kind === "condition" ? typed(context, row.when.condition, scope, { kind: "boolean" }) : undefined;
  // The place is only looked up where the condition holds.
  const within = when ? withFacts(scope, [when]) : scope;
  const place = resolvePlace(context, row.what, within);
  if (place === undefined) return undefined;
  const expression = written(context.spec.source, row.what.span);
  return {
    id: changeId(context, node, row),
    expression,
    path: place.path,
    each: row.each && list ? { variable: row.each.variable.text, list } : undefined,
    becomes: becomes(context, row, place, within),
    when,
    refusedBy: refusedBy(context, row, refusals, node),
    line: lineOf(context, row.span),
    span: row.span,
  };
}

/** `transfer.changes.accounts[from].balance`; with a hash of what else tells rows on one path apart. */
function changeId(context: Context, node: OperationNode, row: ChangeNode): string {
  const source = context.spec.source;
  const path = `${node.name.text}.changes.${written(source, row.what.span)}`;
  if (row.when?.kind === "refusedBy") return `${path}.${row.when.clause.text}`;
  const more = [row.each?.list.span, spanOfWhen(row)].flatMap(span => (span ? [written(source, span)] : []));
  return more.length === 0 ? path : `${path}-${shortHash(more.join("|"))}`;
}

/** Where the When cell says its condition. */
function spanOfWhen({ when }: ChangeNode): Span | undefined {
  if (when?.kind === "condition") return when.condition.span;
  return when?.kind === "trouble" ? when.trouble.span : undefined;
}

function becomes(context: Context, row: ChangeNode, place: Place, scope: Scope): Change["becomes"] {
  if (row.becomes === undefined) return undefined;
  if (row.becomes !== "removed")
    return typed(context, row.becomes, { ...withIt(scope, place.type), itMayLack: place.isKey }, place.type);
  if (!place.isKey)
    context.report.add("cannot-remove", row.what.span, { place: written(context.spec.source, row.what.span) });
  return "removed";
}

function refusedBy(
  context: Context,
  row: ChangeNode,
  refusals: readonly Refusal[],
  node: OperationNode,
): string | undefined {
  if (row.when?.kind !== "refusedBy") return undefined;
  const { text: id, span } = row.when.clause;
  if (refusals.some(refusal => refusal.id === id)) return id;
  const near =
    suggest(
      id,
      refusals.map(refusal => refusal.id),
    ) ?? (refusals.length === 1 ? refusals[0]!.id : undefined);
  context.report.add("unknown-refusal", span, { id, operation: node.name.text, suggestion: near });
  return undefined;
}

export interface Place {
  readonly path: Path;
  readonly type: Type;
  /** Whether the last step is a key of a map, so that the place can be removed. */
  readonly isKey: boolean;
}

/** A path from a state variable through keys and fields, or undefined after a report. */
export function resolvePlace(context: Context, node: ExprNode, scope: Scope): Place | undefined {
  if (node.kind === "name") return rootPlace(context, node);
  if (node.kind === "error") return undefined;
  if (node.kind !== "member" && node.kind !== "index") {
    context.report.add("not-a-place", node.span, { text: written(context.spec.source, node.span) });
    return undefined;
  }
  const outer = resolvePlace(context, node.object, scope);
  if (outer === undefined) return undefined;
  return node.kind === "member" ? fieldPlace(context, node, outer) : keyPlace(context, node, outer, scope);
}

function rootPlace(context: Context, node: ExprNode & { kind: "name" }): Place | undefined {
  const type = context.state.get(node.name);
  if (type !== undefined) return { path: { state: node.name, steps: [] }, type, isKey: false };
  const suggestion = suggest(node.name, context.state.keys());
  context.report.add("change-outside-state", node.span, { name: node.name, suggestion });
  return undefined;
}

function fieldPlace(context: Context, node: ExprNode & { kind: "member" }, outer: Place): Place | undefined {
  const whole = expand(context, outer.type);
  if (whole.kind === "error") return undefined;
  const fields = fieldsIn(context, whole);
  const field = fields.find(one => one.name === node.property.text);
  if (field === undefined) {
    const params = {
      field: node.property.text,
      type: display(outer.type),
      suggestion: suggest(
        node.property.text,
        fields.map(one => one.name),
      ),
    };
    context.report.add("unknown-place-field", node.property.span, params);
    return undefined;
  }
  const steps = [...outer.path.steps, { kind: "field" as const, name: field.name }];
  return { path: { ...outer.path, steps }, type: field.type.type, isKey: false };
}

function keyPlace(context: Context, node: ExprNode & { kind: "index" }, outer: Place, scope: Scope): Place | undefined {
  const whole = expand(context, outer.type);
  const parts = keyed(whole);
  if (parts === undefined) {
    const what = written(context.spec.source, node.object.span);
    if (whole.kind !== "error") context.report.add("no-keys", node.object.span, { type: display(outer.type), what });
    return undefined;
  }
  const key: Expr = typed(context, node.index, scope, parts.key);
  const steps = [...outer.path.steps, { kind: "key" as const, key }];
  return {
    path: { ...outer.path, steps },
    type: parts.value,
    isKey: whole.kind === "map" || whole.kind === "dictionary",
  };
}

function keyed(type: Type): { readonly key: Type; readonly value: Type } | undefined {
  if (type.kind === "map") return { key: type.key.type, value: type.value.type };
  if (type.kind === "dictionary") return { key: { kind: "string" }, value: type.value.type };
  return type.kind === "list" ? { key: { kind: "integer" }, value: type.element.type } : undefined;
}

function elementOf(context: Context, type: Type): Type {
  const whole = expand(context, type);
  return whole.kind === "list" || whole.kind === "set" ? whole.element.type : { kind: "error" };
}

/** Two rows on the same path that could both apply. */
function isTaken(context: Context, row: ChangeNode, change: Change, taken: Map<string, ChangeNode>): boolean {
  const source = context.spec.source;
  const when =
    row.when === undefined
      ? ""
      : row.when.kind === "refusedBy"
        ? `refused by ${row.when.clause.text}`
        : written(source, spanOfWhen(row) ?? row.span);
  const tight = change.expression.replace(/\s/g, "");
  const key = `${tight} when ${when.replace(/\s/g, "")}`;
  const first =
    taken.get(key) ??
    (row.when?.kind === "refusedBy" || row.when?.kind === "trouble" ? undefined : taken.get(`${tight} when `));
  taken.set(key, row);
  if (first === undefined) return false;
  const labels = [{ span: first.what.span, text: "first changed here" }];
  context.report.add("place-changed-twice", row.what.span, { place: change.expression }, { labels });
  return true;
}
