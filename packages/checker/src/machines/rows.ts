/** What the rows of one machine say of each other: states out of reach, dead ends, two ways for one event. */
import type { Span } from "@tenet/diagnostics";
import type { Context } from "../context.js";
import { written } from "../text.js";
import { creates, type Draft, type DraftRow } from "./draft.js";
import { fieldsOf } from "./states.js";

export function checkRows(context: Context, draft: Draft): void {
  if (!draft.complete) return refuseRivals(context, draft);
  sayUnreachable(context, draft);
  sayDeadEnds(context, draft);
  sayFinalLeft(context, draft);
  refuseRivals(context, draft);
}

/** Where no row brings the entity into being, or the state starts with some, any state may be the first. */
function sayUnreachable(context: Context, draft: Draft): void {
  const { rows, states } = draft;
  if (!rows.some(creates) || startsWithSome(context, draft.entity)) return;
  const reached = new Set(rows.filter(creates).flatMap(row => row.to));
  for (let size = -1; size < reached.size; ) {
    size = reached.size;
    for (const row of rows) if (row.from.some(state => reached.has(state))) for (const to of row.to) reached.add(to);
  }
  const lost = states.filter(state => !reached.has(state));
  if (lost.length > 0) say(context, draft, "state-unreachable", lost);
}

/** Whether the state starts with something that may hold the entity: written names lead there. */
function startsWithSome({ spec }: Context, entity: string): boolean {
  const wordsOf = (type: { readonly span: Span }) => written(spec.source, type.span).split(/[^\p{ID_Continue}$]+/u);
  const seen = new Set<string>();
  const queue = spec.state?.variables.filter(one => one.starts !== undefined && one.starts !== "empty") ?? [];
  const words = queue.flatMap(one => wordsOf(one.type));
  for (let word = words.pop(); word !== undefined; word = words.pop()) {
    if (seen.has(word)) continue;
    seen.add(word);
    const alias = spec.types.find(one => one.kind === "alias" && one.name.text === word);
    if (alias) words.push(...wordsOf(alias.type));
  }
  return seen.has(entity);
}

function sayDeadEnds(context: Context, draft: Draft): void {
  const { rows, states, final } = draft;
  const isLeft = (state: string) =>
    rows.some(row => row.from.includes(state) && (row.to.length === 0 || row.to.some(to => to !== state)));
  const ends = states.filter(state => !final.includes(state) && !isLeft(state));
  if (ends.length > 0) say(context, draft, "state-never-left", ends);
}

/** At the first mention of the state in the table, or where the field lists it. */
function say(
  context: Context,
  draft: Draft,
  code: "state-unreachable" | "state-never-left",
  lost: readonly string[],
): void {
  const { node, id, entity, field } = draft;
  const [first = ""] = lost;
  const mentioned = node.rows
    .flatMap(row => [...row.to, ...(row.from.kind === "states" ? row.from.states : [])])
    .find(name => name.text === first);
  const declared = context.spec.types.find(one => one.name.text === entity);
  const type = declared && fieldsOf(declared).find(one => one.name.text === field)?.type.type;
  const listed = type?.kind === "enum" ? type.values.find(value => value.text === first) : undefined;
  const names = lost.map(state => `\`${state}\``);
  const states = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const params = { states, machine: id, final: lost.join(", "), first, verb: lost.length === 1 ? "is" : "are" };
  context.report.add(code, (mentioned ?? listed ?? node).span, params);
}

function sayFinalLeft(context: Context, { node, rows, id }: Draft): void {
  for (const { text, span } of node.final) {
    const row = rows.find(one => one.from.includes(text) && one.to.some(to => to !== text));
    const labels = row && [{ span: row.node.span, text: "leads out of it" }];
    if (labels) context.report.add("final-state-left", span, { state: text, machine: id }, { labels });
  }
}

/** Two rows for one state and one event need conditions that tell them apart. */
function refuseRivals(context: Context, { rows, states }: Draft): void {
  rows.forEach((row, at) => {
    const rival = rows.slice(0, at).find(other => meet(context, other, row));
    if (rival === undefined) return;
    const state = states.find(one => row.from.includes(one) && rival.from.includes(one));
    const event = row.operations.find(one => rival.operations.some(other => other.text === one.text))?.text;
    const labels = [{ span: rival.node.span, text: "this row applies to the same" }];
    const params = {
      event: event === undefined ? "what happens by itself" : `\`${event}\``,
      state: state === undefined ? "a new one" : `\`${state}\``,
    };
    context.report.add("transition-twice", row.node.span, params, { labels });
  });
}

function meet(context: Context, a: DraftRow, b: DraftRow): boolean {
  const text = (part: { readonly span: { start: number; end: number } } | undefined) =>
    part && written(context.spec.source, part.span).replace(/\s/g, "");
  const sameState = creates(a) ? creates(b) : a.from.some(state => b.from.includes(state));
  const sameEvent =
    a.node.on.kind === "itself"
      ? b.node.on.kind === "itself" && text(a.node.on.at) === text(b.node.on.at)
      : a.operations.some(one => b.operations.some(other => other.text === one.text));
  const [one, other] = [text(a.node.when), text(b.node.when)];
  const sameWhen = one === undefined || other === undefined || one === other;
  return sameState && sameEvent && sameWhen && text(a.node.of) === text(b.node.of);
}
