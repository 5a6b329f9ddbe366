/** Rows of Transitions as promises of the operation: what it refuses, and what has become of the entity afterwards. */
import type { OperationNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import type { Clause, Expr, Path, Refusal } from "../ir.js";
import { notation } from "../print/notation.js";
import { written } from "../text.js";
import { operationScope, withFacts } from "../typing.js";
import { creates, type Draft, type DraftRow, type Entry, type Group, type Known } from "./draft.js";
import { Guarding } from "./guards.js";
import { type Call, pathKey, subjectOf } from "./subject.js";
import { before, both, existence, implies, inStates, member, not, read, readsResult } from "./tests.js";
import { ofEntity, whenOf } from "./when.js";
import { inWords } from "./words.js";

/** What the rows say of one operation. */
export interface Moved {
  readonly requires: readonly Clause[];
  readonly refusals: readonly Refusal[];
  readonly ensures: readonly Clause[];
  /** What is known of the state before where the operation goes on, and of the state after where it succeeded. */
  readonly facts: readonly Expr[];
}

export function transitionsOf(context: Context, node: OperationNode, known: Known): Moved {
  const { inputs, locals, returns } = known;
  const scope = withFacts(operationScope(context, { inputs, locals, result: returns, place: "change" }), known.facts);
  const call: Call = { node, inputs, scope };
  const groups = context.machines.flatMap(draft => groupsOf(context, draft, call, known));
  const guarding = groups.map(group => new Guarding(context, group, node));
  const guards = guarding.flatMap(one => one.clauses());
  return {
    requires: guards.flatMap(one => (one.kind === "precondition" ? [one as Clause] : [])),
    refusals: guards.flatMap(one => (one.kind === "refusal" ? [one as Refusal] : [])),
    ensures: groups.flatMap(group => group.entries.map(entry => outcome(context, group, entry, node))),
    facts: [...guards.map(one => one.condition), ...guarding.flatMap(one => one.facts())],
  };
}

/** The rows of one machine that the operation is named in, those about one entity together. */
function groupsOf(context: Context, draft: Draft, call: Call, known: Known): Group[] {
  const name = call.node.name.text;
  const groups = new Map<string, Group>();
  const rows = draft.rows.filter(row => row.operations.some(one => one.text === name));
  rows.forEach((row, at) => {
    const id = `${draft.id}.${name}${at === 0 ? "" : `-${at + 1}`}`;
    const before = errors(context);
    const place = subjectOf(context, draft, row, call);
    const path = place === "many" ? undefined : place;
    const when = row.node.when && whenOf(context, draft, row, row.node.when, known);
    if (errors(context) > before) return;
    note(context, draft, row, { id, path, when, operation: name, isMany: place === "many" });
    if (path === undefined) return;
    const key = pathKey(path);
    const group = groups.get(key) ?? { draft, path, entries: [] };
    groups.set(key, { ...group, entries: [...group.entries, { row, id, when }] });
  });
  return [...groups.values()];
}

interface Noted {
  readonly id: string;
  readonly path: Path | undefined;
  readonly when: Expr | undefined;
  readonly operation: string;
  readonly isMany: boolean;
}

function note(context: Context, draft: Draft, row: DraftRow, noted: Noted): void {
  const { when, otherwise, span } = row.node;
  draft.resolved.push({
    row,
    transition: {
      id: noted.id,
      from: row.from,
      to: row.to,
      on: { kind: "operation", operation: noted.operation, of: noted.path },
      when: noted.when,
      expression: when && written(context.spec.source, when.span),
      otherwise: otherwise?.text,
      line: lineOf(context, span),
      span,
    },
    notChecked: noted.isMany ? "it is about every element of a list; checked in a later version" : undefined,
  });
}

/** If it was in one of the states, it is now in another. */
function outcome(context: Context, group: Group, { row, id, when }: Entry, node: OperationNode): Clause {
  const { draft, path } = group;
  const there = (at: "before" | "after") => existence(context, path, at);
  const after = member(context, read(context, path, "after"), draft.field);
  const entity = read(context, path, "before");
  const was = creates(row)
    ? not(there("before")!)
    : inStates(member(context, entity, draft.field), row.from, draft.states);
  const known = group.entries.some(one => creates(one.row)) && !creates(row) ? there("before") : undefined;
  const premise = both(known, was, when && ofEntity(when, entity));
  const gone = there("after");
  const now = row.to.length > 0 ? inStates(after, row.to, draft.states) : not(gone!);
  const isNew = creates(row) && readsResult(path);
  const condition = isNew ? implies(before(when ?? both()), both(before(was), now)) : implies(before(premise), now);
  return {
    id,
    kind: "postcondition",
    text: inWords(draft, row, `by ${node.name.text}`),
    expression: notation(condition),
    condition,
    line: lineOf(context, row.node.span),
    span: row.node.span,
  };
}
