import type { TypeExpr } from "../ast.js";
import type { Cursor } from "./cursor.js";

/** More than any currency, rate or measure has. */
const MOST_PLACES = 30;

/** Behind the word: `(2)`. */
export function decimalType(cursor: Cursor, start: number): TypeExpr {
  const written = cursor.match(/\(\s*\d+\s*\)/y);
  if (written !== undefined) cursor.at += written.length;
  cursor.skip();
  const span = cursor.since(start);
  const places = Number(written?.replace(/[()\s]/g, "") ?? NaN);
  if (places <= MOST_PLACES) return { kind: "decimal", places, span };
  if (written === undefined) cursor.report.add("decimal-without-places", span);
  else cursor.report.add("decimal-with-many-places", span, { places, most: MOST_PLACES });
  return { kind: "error", span };
}

/** The second word of `integer, unbounded`, unless it is the name of the next field. */
const unbounded = /,\s*unbounded(?![\p{L}\p{M}\p{Nd}_])(?!\s*:)/uy;

export function takeUnbounded(cursor: Cursor): boolean {
  const written = cursor.match(unbounded);
  if (written === undefined) return false;
  cursor.at += written.length;
  cursor.skip();
  return true;
}

/** `unbounded` where a rule would stand: it belongs to `integer`, right behind it. */
export function takeMisplacedUnbounded(cursor: Cursor): boolean {
  const start = cursor.at;
  if (cursor.match(/unbounded\s*:/y) !== undefined || !cursor.takePhrase("unbounded")) return false;
  cursor.report.add("unbounded-misplaced", cursor.since(start));
  return true;
}
