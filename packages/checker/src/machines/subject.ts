/** Which entity a row is about in a call: a place in the state. */
import type { ExprNode, OperationNode } from "@tenet/parser";
import { type Context, expand } from "../context.js";
import type { Expr, Field, Path, Type } from "../ir.js";
import { resolvePlace } from "../operations/changes.js";
import { muted } from "../shapes/resolve.js";
import { structureOf } from "../structure.js";
import type { Scope } from "../typing.js";
import { creates, type Draft, type DraftRow } from "./draft.js";
import { existence, nowhere } from "./tests.js";

/** What a call of the operation gives to find the entity by. */
export interface Call {
  readonly node: OperationNode;
  readonly inputs: readonly Field[];
  /** As rows of Changes are read: inputs, result, the state before. */
  readonly scope: Scope;
}

/** `many`: the operation is about every element of a list. Undefined was reported. */
export function subjectOf(context: Context, draft: Draft, row: DraftRow, call: Call): Path | "many" | undefined {
  const given = row.node.of;
  if (given !== undefined) return givenPlace(context, draft, row, given, call);
  const found = creates(row)
    ? created(context, draft, call)
    : [referred(context, draft, call), changed(context, draft, call), single(context, draft)].find(
        places => places.length > 0,
      );
  if (found?.length === 1) return found[0];
  if (isRepeated(context, draft, call)) return "many";
  context.report.add("transition-of-needed", row.node.on.span, {
    entity: draft.entity,
    operation: call.node.name.text,
    example: `${mapsOf(context, draft)[0] ?? "entities"}[${call.inputs[0]?.name ?? "id"}]`,
  });
  return undefined;
}

function givenPlace(context: Context, draft: Draft, row: DraftRow, given: ExprNode, { scope }: Call): Path | undefined {
  const place = resolvePlace(context, given, scope);
  if (place === undefined) return undefined;
  const isEntity = isOf(place.type, draft);
  if (isEntity && (!creates(row) || existence(context, place.path, "before"))) return place.path;
  context.report.add("transition-of-other", given.span, { entity: draft.entity });
  return undefined;
}

/** Places where a row of Changes creates one. */
function created(context: Context, draft: Draft, { node, scope }: Call): Path[] {
  const places = (node.changes ?? []).flatMap(row => {
    if (row.each !== undefined || row.becomes === "removed" || row.what.kind !== "index") return [];
    const place = resolvePlace(muted(context), row.what, scope);
    return place && isOf(place.type, draft) && existence(context, place.path, "before") ? [place.path] : [];
  });
  return distinct(places);
}

/** `accounts[id]` where `id` refers to accounts. */
function referred(context: Context, draft: Draft, { inputs }: Call): Path[] {
  return mapsOf(context, draft).flatMap(state =>
    inputs
      .filter(({ type }) => type.rules.some(rule => rule.kind === "refersTo" && rule.state === state))
      .map(({ name, type }): Path => {
        const key: Expr = { kind: "input", name, type: type.type, span: nowhere };
        return { state, steps: [{ kind: "key", key }] };
      }),
  );
}

/** Entities in which a row of Changes writes, or which it removes. */
function changed(context: Context, draft: Draft, { node, scope }: Call): Path[] {
  const places = (node.changes ?? []).flatMap(row =>
    row.each === undefined ? entityOf(context, draft, row.what, scope) : [],
  );
  return distinct(places);
}

/** The innermost place of the entity's type on the way to a place. */
export function entityOf(context: Context, draft: Draft, node: ExprNode, scope: Scope): Path[] {
  const place = resolvePlace(muted(context), node, scope);
  if (place && isOf(place.type, draft)) return [place.path];
  return node.kind === "member" || node.kind === "index" ? entityOf(context, draft, node.object, scope) : [];
}

/** A state variable that is the entity itself. */
function single(context: Context, draft: Draft): Path[] {
  return [...context.state].flatMap(([state, type]) => (isOf(type, draft) ? [{ state, steps: [] }] : []));
}

function isRepeated(context: Context, draft: Draft, { node }: Call): boolean {
  const maps = mapsOf(context, draft);
  const rootOf = (what: ExprNode): string =>
    what.kind === "name" ? what.name : what.kind === "member" || what.kind === "index" ? rootOf(what.object) : "";
  return node.sameAs !== undefined || (node.changes ?? []).some(row => row.each && maps.includes(rootOf(row.what)));
}

/** State variables that are maps of the entity. */
export function mapsOf(context: Context, draft: Pick<Draft, "entity">): string[] {
  return [...context.state].flatMap(([name, type]) => {
    const whole = expand(context, type);
    const isMap = whole.kind === "map" || whole.kind === "dictionary";
    return isMap && isOf(whole.value.type, draft) ? [name] : [];
  });
}

const isOf = (type: Type, { entity }: Pick<Draft, "entity">): boolean => type.kind === "named" && type.name === entity;

function distinct(paths: readonly Path[]): Path[] {
  const seen = new Map(paths.map(path => [pathKey(path), path]));
  return [...seen.values()];
}

/** The same for two paths to the same place. */
export function pathKey(path: Path): string {
  return structureOf(path, "type");
}
