import { showDecimal } from "./exact.js";
import { none } from "./undefined.js";

/** Text is made of code points; a surrogate without its partner counts as one. */
const surrogate = /[\ud800-\udfff]/;

/** In code points. */
export function textLength(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** By code points, with negative positions counted from the end. */
export function textSlice(text: string, start: number, end?: number): string {
  const [from, to] = [Number(start), end === undefined ? undefined : Number(end)];
  return surrogate.test(text) ? [...text].slice(from, to).join("") : text.slice(from, to);
}

/** The pieces between the separators; between all code points if the separator is empty. */
export function splitText(text: string, separator: string): string[] {
  return separator === "" ? [...text] : text.split(separator);
}

/** Negative, zero or positive as `left` comes before, with or after `right` by code points. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  if (!surrogate.test(left) && !surrogate.test(right)) return left < right ? -1 : 1;
  const [a, b] = [[...left], [...right]];
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = (a[i]?.codePointAt(0) as number) - (b[i]?.codePointAt(0) as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** A scalar as text: JavaScript's `String`, a timestamp in ISO 8601, a decimal of so many places with all of them. */
export function text(value: unknown, places?: number): string {
  if (typeof value === "bigint" && places !== undefined) return showDecimal(value, places);
  if (value instanceof Date) return value.toISOString();
  if (value === null) return "undefined";
  return typeof value === "object" || typeof value === "function" ? none("only a scalar has a text") : String(value);
}
