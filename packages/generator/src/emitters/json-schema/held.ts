/** A JSON Schema, and what the spec says beyond it. */

export type Schema = Readonly<Record<string, unknown>>;

export interface Held {
  readonly schema: Schema;
  /** In plain words, what the schema lets through all the same. */
  readonly gaps: readonly string[];
}

export const exactly = (schema: Schema): Held => ({ schema, gaps: [] });

/** Further keywords beside those that are there; where one is there already, the narrower of two bounds, else `allOf`. */
export function join(held: Held, more: Held): Held {
  const gaps = [...new Set([...held.gaps, ...more.gaps])];
  const merged: Record<string, unknown> = { ...held.schema };
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(more.schema)) {
    const both = [merged[key], value];
    if (key === "allOf") merged[key] = [...((merged[key] as readonly Schema[] | undefined) ?? []), ...(value as [])];
    else if (!(key in merged) || merged[key] === value) merged[key] = value;
    else if (isLow.test(key)) merged[key] = Math.max(...(both as number[]));
    else if (isHigh.test(key)) merged[key] = Math.min(...(both as number[]));
    else rest[key] = value;
  }
  dropImplied(merged);
  return {
    schema: Object.keys(rest).length === 0 ? merged : join({ schema: merged, gaps }, exactly({ allOf: [rest] })).schema,
    gaps,
  };
}

const isLow = /^(min(?:imum|Length|Items|Properties)|exclusiveMinimum)$/;
const isHigh = /^(max(?:imum|Length|Items|Properties)|exclusiveMaximum)$/;

/** The bound of every integer, where an own bound that excludes its limit is narrower. */
function dropImplied(schema: Record<string, unknown>): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<string, number | undefined>;
  if (minimum !== undefined && exclusiveMinimum !== undefined && exclusiveMinimum >= minimum) delete schema["minimum"];
  if (maximum !== undefined && exclusiveMaximum !== undefined && exclusiveMaximum <= maximum) delete schema["maximum"];
}
