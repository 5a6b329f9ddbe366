import { type Context, expand } from "../context.js";
import { derivedKeys } from "../declarations/own-keys.js";
import type { Change, Contract, Expr, RuledType } from "../ir.js";
import { expressionsOf } from "./expressions.js";
import { isOnPurpose, saysOnPurpose } from "./purpose.js";

/** Rows of Changes that allow every change. */
export function lintChanges(context: Context, contract: Contract): void {
  // That entities stand under their own keys says nothing about what becomes of one.
  const said = contract.invariants.filter(one => !derivedKeys(contract).includes(one));
  const ruled = new Set(said.flatMap(one => statesIn(one.condition)));
  for (const operation of contract.operations) {
    // A batch changes what its single calls change.
    if (operation.sameAs !== undefined || isOnPurpose(operation.prose)) continue;
    const ensured = new Set(operation.ensures.flatMap(one => statesIn(one.condition, "after")));
    for (const row of operation.changes ?? []) {
      const { state } = row.path;
      if (row.becomes !== undefined || ruled.has(state) || ensured.has(state)) continue;
      if (saysOnPurpose(context.spec.source, row.line)) continue;
      context.report.add("change-without-promise", row.span, {
        operation: operation.name,
        place: row.expression,
        state,
      });
    }
  }
}

function statesIn(expr: Expr, when?: "after"): string[] {
  return expressionsOf(expr).flatMap(one =>
    one.kind === "state" && (when === undefined || one.when === when) ? [one.name] : [],
  );
}

/** Integers without bounds that a row makes larger. */
export function lintGrowth(context: Context, contract: Contract): void {
  for (const operation of contract.operations) {
    for (const row of operation.changes ?? []) {
      if (!grows(context, row) || saysOnPurpose(context.spec.source, row.line)) continue;
      context.report.add("number-without-bounds", row.span, { place: row.expression });
    }
  }
}

function grows(context: Context, { becomes, path }: Change): boolean {
  if (becomes === undefined || becomes === "removed") return false;
  const larger = becomes.kind === "arithmetic" && becomes.mode === "integer" && ["+", "*", "**"].includes(becomes.op);
  if (!larger) return false;
  const place = placeOf(context, path);
  return place !== undefined && expand(context, place.type).kind === "integer" && !isBounded(context, place);
}

/** What is declared of the place at the end of a path. */
function placeOf(context: Context, path: Change["path"]): RuledType | undefined {
  let place = context.stateVariables.find(one => one.name === path.state)?.type;
  for (const step of path.steps) {
    const type = place && expand(context, place.type);
    if (type === undefined) return undefined;
    if (step.kind === "field")
      place = type.kind === "record" ? type.fields.find(one => one.name === step.name)?.type : undefined;
    else place = type.kind === "map" || type.kind === "dictionary" ? type.value : undefined;
  }
  return place;
}

function isBounded(context: Context, { type, rules }: RuledType): boolean {
  if (rules.some(rule => rule.kind === "max")) return true;
  const named = type.kind === "named" ? context.types.get(type.name) : undefined;
  return named !== undefined && isBounded(context, named);
}
