/** Texts on the wire that stand for values of another kind. A text that is not written as the schema says stays a text. */
import { isDate } from "../formats.js";
import { showDecimal } from "../values/exact.js";
import type { Schema } from "./document.js";

export function readText(schema: Schema, text: string): unknown {
  const { format, contentEncoding } = schema;
  const read =
    contentEncoding === "base64"
      ? bytesOf
      : typeof format === "string" && Object.hasOwn(readers, format)
        ? readers[format]
        : undefined;
  return read === undefined || !fitsPatterns(schema, text) ? text : (read(text, schema) ?? text);
}

/** A decimal is written with all its places; a document that somebody else wrote says how many in its pattern. */
export function decimalOf(schema: Schema, value: bigint): string {
  return showDecimal(value, placesOf(schema));
}

function placesOf({ pattern, "x-tenet-places": places }: Schema): number {
  return typeof places === "number" ? places : Number(/\\\.\\d\{(\d+)\}\$$/.exec(String(pattern))?.[1] ?? 0);
}

/** Undefined of a text that is no such value, or is written in another way than values are. */
type Read = (text: string, schema: Schema) => unknown;

const readers: Readonly<Record<string, Read>> = {
  decimal: (text, schema) => {
    const value = /^-?\d+(?:\.\d+)?$/.test(text) ? BigInt(text.replace(".", "")) : undefined;
    return value !== undefined && decimalOf(schema, value) === text ? value : undefined;
  },
  integer: text => (/^-?\d+$/.test(text) && String(BigInt(text)) === text ? BigInt(text) : undefined),
  "date-time": momentOf,
};

function bytesOf(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? new Uint8Array(bytes) : undefined;
}

const moment =
  /^(\d{4}|[+-]\d{6})(-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** RFC 3339, of a day that exists, and the years beyond it as `toISOString` writes them. */
function momentOf(text: string): Date | undefined {
  const [, year, day] = moment.exec(text) ?? [];
  if (year === undefined || !isDay(Number(year), String(day))) return undefined;
  const found = new Date(text);
  return Number.isNaN(found.getTime()) ? undefined : found;
}

/** The calendar repeats itself every 400 years. */
function isDay(year: number, day: string): boolean {
  return isDate(`${2000 + (((year % 400) + 400) % 400)}${day}`);
}

function fitsPatterns({ pattern }: Schema, text: string): boolean {
  return typeof pattern !== "string" || matches(pattern, text);
}

/** A pattern that this engine cannot read says nothing. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}
