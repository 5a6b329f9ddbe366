import { suggest } from "@tenet/diagnostics";
import type { EntryNode, ExprNode } from "@tenet/parser";
import type { Entry, Expr, Field, Type } from "../ir.js";
import { display } from "../type/display.js";
import { join } from "../type/relation.js";
import { alternatives, fieldOf, mayBeNothing, plain, resolveType } from "../type/resolve.js";
import { demand, isWrong, presentType, refuse, textOf, unwritten, wrong } from "./basics.js";
import { infer } from "./check.js";
import type { Scope } from "./scope.js";

type RecordNode = Extract<ExprNode, { kind: "record" }>;

/** `{ a: 1, ...b }`: a record; where a map or `{ string: T }` is expected, or one is taken over or a name calculated, that. */
export function readRecord(node: RecordNode, scope: Scope, expected: Type | undefined): Expr {
  if (repeatsKey(node, scope)) return wrong(node.span);
  const target = (expected && targetOf(node, expected, scope)) ?? keyedTarget(node, scope);
  const seen = target && resolveType(target, scope);
  if (seen?.kind === "map") return readEntries(node, target!, seen.key.type, seen.value.type, scope);
  if (seen?.kind === "dictionary") return readEntries(node, target!, { kind: "string" }, seen.value.type, scope);
  return readFields(node, scope, seen?.kind === "record" ? { type: target!, record: seen } : undefined);
}

/** Of the alternatives that are expected: the one whose literal fields and names agree best with what is written. */
function targetOf(node: RecordNode, expected: Type, scope: Scope): Type | undefined {
  const all = alternatives(expected, scope).filter(type =>
    ["record", "map", "dictionary"].includes(resolveType(type, scope).kind),
  );
  const scored = all.map(type => ({ type, score: agreement(node, resolveType(type, scope), scope) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.type;
}

/** Where nothing says what is expected: what a map or `{ string: T }` that is taken over is, or calculated names are names of. */
function keyedTarget(node: RecordNode, scope: Scope): Type | undefined {
  const isCalculated = node.entries.some(entry => entry.kind !== "spread" && "computed" in entry.key);
  const spreads = node.entries.filter(entry => entry.kind === "spread");
  // It is read twice: with another record inside, and one in that, reading would take for ever.
  if (!(isCalculated || spreads.length > 0) || node.entries.some(entry => textOf(entry.value, scope).includes("{")))
    return undefined;
  const types = quietly(scope, () => spreads.map(entry => presentType(infer(entry.value, scope), scope)));
  const keyed = types.find(type => type.kind === "map" || type.kind === "dictionary");
  if (keyed !== undefined || !isCalculated || spreads.length > 0) return keyed;
  const values = quietly(scope, () => node.entries.map(entry => infer(entry.value, scope)));
  if (values.some(isWrong)) return undefined;
  return {
    kind: "dictionary",
    value: plain(values.reduce<Type>((all, { type }) => join(all, type, scope), unwritten)),
  };
}

/** Without what is reported on the way: it is read once more. */
function quietly<T>(scope: Scope, read: () => T): T {
  const said = scope.report.diagnostics.length;
  const found = read();
  scope.report.diagnostics.length = said;
  return found;
}

function agreement(node: RecordNode, type: Type, scope: Scope): number {
  let score = 0;
  for (const entry of node.entries) {
    if (entry.kind === "spread" || "computed" in entry.key) continue;
    const field = fieldOf(type, entry.key.text);
    const own = field && resolveType(field.type.type, scope);
    score += field === undefined ? -1 : 1;
    if (own?.kind === "enum" && entry.value.kind === "string")
      score += own.values.includes(entry.value.value) ? 100 : -100;
  }
  return score;
}

function repeatsKey(node: RecordNode, scope: Scope): boolean {
  const seen = new Set<string>();
  for (const entry of node.entries) {
    if (entry.kind === "spread" || "computed" in entry.key) continue;
    const { text, span } = entry.key;
    if (seen.has(text)) {
      scope.report.add("repeated-field", span, { name: text });
      return true;
    }
    seen.add(text);
  }
  return false;
}

function readEntries(node: RecordNode, type: Type, keyType: Type, valueType: Type, scope: Scope): Expr {
  const entries = node.entries.map((entry): Entry => {
    if (entry.kind === "spread") return { kind: "spread", value: demand(infer(entry.value, scope, type), type, scope) };
    const value = demand(infer(entry.value, scope, valueType), valueType, scope);
    if ("computed" in entry.key)
      return { kind: "computed", key: demand(infer(entry.key.computed, scope, keyType), keyType, scope), value };
    const { text, span } = entry.key;
    const key = demand(infer({ kind: "string", value: text, span }, scope, keyType), keyType, scope);
    return key.kind === "literal" && key.value === text
      ? { kind: "field", name: text, value }
      : { kind: "computed", key, value };
  });
  const broken = entries.some(entry => isWrong(entry.value) || (entry.kind === "computed" && isWrong(entry.key)));
  return { kind: "record", entries, type: broken ? { kind: "error" } : type, span: node.span };
}

interface Target {
  readonly type: Type;
  readonly record: Extract<Type, { kind: "record" }>;
}

function readFields(node: RecordNode, scope: Scope, target: Target | undefined): Expr {
  const fields = new Map<string, Field>();
  let broken = false;
  const entries = node.entries.map((entry): Entry => {
    const read =
      entry.kind === "spread" ? readSpread(entry.value, scope, fields) : readField(entry, scope, target, fields);
    broken ||= isWrong(read.value);
    return read;
  });
  const missing =
    target?.record.fields.filter(field => !fields.has(field.name) && !mayBeNothing(field.type.type, scope)) ?? [];
  if (!broken && missing.length > 0) {
    const names = missing.map(field => `\`${field.name}\``).join(", ");
    scope.report.add("missing-field", node.span, { names, type: display(target!.type) });
    broken = true;
  }
  const own: Type = { kind: "record", fields: [...fields.values()] };
  return { kind: "record", entries, type: broken ? { kind: "error" } : own, span: node.span };
}

function readSpread(node: ExprNode, scope: Scope, fields: Map<string, Field>): Entry {
  const value = infer(node, scope);
  if (isWrong(value)) return { kind: "spread", value };
  const type = presentType(value, scope);
  if (type.kind === "record") {
    for (const field of type.fields) fields.set(field.name, field);
    return { kind: "spread", value };
  }
  return {
    kind: "spread",
    value: refuse(scope, "spread-kind", node.span, {
      what: textOf(node, scope),
      found: display(value.type),
      wanted: "record",
    }),
  };
}

function readField(entry: EntryNode, scope: Scope, target: Target | undefined, fields: Map<string, Field>): Entry {
  if ("computed" in entry.key) {
    const { span } = entry.key.computed;
    infer(entry.value, scope);
    return { kind: "computed", key: infer(entry.key.computed, scope), value: refuse(scope, "computed-field", span) };
  }
  const { text: name, span } = entry.key;
  const wanted = target && fieldOf(target.record, name);
  const value = infer(entry.value, scope, wanted?.type.type);
  if (target !== undefined && wanted === undefined) {
    const suggestion = suggest(
      name,
      target.record.fields.map(field => field.name),
    );
    const fix = suggestion === undefined ? {} : { fix: { span, text: suggestion, guess: true } };
    scope.report.add("unknown-field", span, { name, type: display(target.type), suggestion }, fix);
    return { kind: "field", name, value: wrong(value.span) };
  }
  const line = scope.report.source.text.slice(0, span.start).split("\n").length;
  fields.set(name, { name, type: plain(value.type), prose: "", line });
  return { kind: "field", name, value };
}
