/** State machines: `## Transitions`. */
import { type Context, lineOf } from "../context.js";
import { keyOf } from "../expression/key.js";
import type { Clause, Machine, Operation, Promised, Refusal } from "../ir.js";
import { written } from "../text.js";
import { checkChanges } from "./agree.js";
import type { Draft, Known } from "./draft.js";
import { momentOf, whenOf } from "./when.js";
import { inWords } from "./words.js";

export { transitionsOf } from "./desugar.js";
export type { Draft } from "./draft.js";
export { registerMachines } from "./register.js";
export { resolveDeclared } from "./split.js";

/** The state machines of `## Transitions`, when the operations have given their rows a meaning. */
export function declareMachines(context: Context, operations: readonly Operation[]): Machine[] {
  checkChanges(context, operations);
  return context.machines.map(draft => {
    resolveItself(context, draft);
    const { id, entity, field, states, final, node } = draft;
    const rows = draft.resolved.map(one => one.transition).sort((a, b) => a.line - b.line);
    return { id, entity, field, states, final, rows, prose: node.prose, line: lineOf(context, node.span) };
  });
}

/** Nobody calls it, so that there are neither inputs nor names of an operation. */
const nothingKnown: Known = { inputs: [], locals: [], returns: undefined, facts: [] };

function resolveItself(context: Context, draft: Draft): void {
  const rows = draft.rows.filter(row => row.node.on.kind === "itself");
  rows.forEach((row, at) => {
    const { on, when, span } = row.node;
    if (on.kind !== "itself") return;
    draft.resolved.push({
      row,
      transition: {
        id: `${draft.id}.itself${at === 0 ? "" : `-${at + 1}`}`,
        from: row.from,
        to: row.to,
        on: {
          kind: "itself",
          at: momentOf(context, draft, row, on.at),
          expression: written(context.spec.source, on.at.span),
        },
        when: when && whenOf(context, draft, row, when, nothingKnown),
        expression: when && written(context.spec.source, when.span),
        otherwise: undefined,
        line: lineOf(context, span),
        span,
      },
      notChecked: "nobody calls it: it happens by itself; checked in a later version",
    });
  });
}

/** A promise for each row, and for what the operations refuse or ask of their callers on its account. */
export function machinePromises(context: Context, operations: readonly Operation[]): Promised[] {
  const guardIds = context.machines.flatMap(draft => draft.guardIds);
  const guards = operations.flatMap(operation =>
    [...operation.requires, ...operation.refusals]
      .filter(one => guardIds.includes(one.id))
      .map(one => promised(one, one.kind, operation.name)),
  );
  return [...context.machines.flatMap(draft => rowPromises(draft, operations)), ...guards];
}

function rowPromises(draft: Draft, operations: readonly Operation[]): Promised[] {
  return draft.resolved.map(({ row, transition, notChecked }) => {
    const { id, on, line } = transition;
    const operation = on.kind === "operation" ? on.operation : undefined;
    const clause = operations.find(one => one.name === operation)?.ensures.find(one => one.id === id);
    const event = on.kind === "operation" ? `by ${on.operation}` : `by itself, at ${on.expression}`;
    const text = inWords(draft, row, event);
    return { ...promised({ id, text, expression: clause?.expression, line }, "transition", operation), notChecked };
  });
}

function promised(
  one: Pick<Clause, "id" | "text" | "line"> & { readonly expression: string | undefined },
  kind: Promised["kind"],
  operation: string | undefined,
): Promised {
  const { id, text, expression, line } = one;
  return { id, kind, text, expression, line, status: "bound", operation, notChecked: undefined };
}

/** Duties of Transitions but those that the operation refuses itself: a caller need not do what the operation looks after. */
export function unlessRefused(requires: readonly Clause[], refusals: readonly Refusal[]): readonly Clause[] {
  const refused = new Set(refusals.flatMap(one => conjuncts(one.condition)).map(keyOf));
  return requires.filter(one => !conjuncts(one.condition).every(part => refused.has(keyOf(part))));
}

/** A statement of Requires that Transitions say already is never the reason for a refusal. */
export function sayShadowed(context: Context, moved: readonly Refusal[], requires: readonly Refusal[]): void {
  const parts = moved.flatMap(row => conjuncts(row.condition).map(part => ({ row, key: keyOf(part) })));
  for (const one of requires) {
    const rows = conjuncts(one.condition).map(part => parts.find(({ key }) => key === keyOf(part))?.row);
    const [row] = rows;
    if (row === undefined || rows.includes(undefined)) continue;
    const labels = [{ span: row.span, text: `refuses it with ${row.code}` }];
    context.report.add("refused-by-transitions", one.span, { id: one.id }, { labels });
  }
}

const conjuncts = (expr: Clause["condition"]): Clause["condition"][] =>
  expr.kind === "logical" && expr.op === "&&" ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr];
