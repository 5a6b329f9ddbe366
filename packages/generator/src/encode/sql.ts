/** Names, literals, comments and bodies in PostgreSQL's SQL: nothing of a spec ends the token that it stands in. */

/** The words that are no names unless quoted: PostgreSQL's reserved ones, and those that cannot name functions or types. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char
character check coalesce collate collation column concurrently constraint create cross current_catalog current_date
current_role current_schema current_time current_timestamp current_user dec decimal default deferrable desc distinct do
else end except exists extract false fetch float for foreign freeze from full grant greatest group grouping having ilike
in initially inner inout int integer intersect interval into is isnull join lateral leading least left like limit
localtime localtimestamp national natural nchar new none normalize not notnull null nullif numeric off offset old on only
or order out outer overlaps overlay placing position precision primary real references returning right row select
session_user setof similar smallint some substring symmetric system_user table tablesample then time timestamp to trailing
treat trim true union unique user using values varchar variadic verbose when where window with xmlattributes`.split(
    /\s+/,
  ),
);

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g;

/** Characters that end a line, hide text or turn the reading order. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The longest name, in bytes. */
const longest = 63;

/** A name as it stands in SQL: bare where it is read back as it is, else in double quotes. */
export function sqlName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${clean(name).replace(/"/g, '""')}"`;
}

/** A name that PostgreSQL does not cut: of a longer one the beginning, and a sum over all of it. */
export function sqlShort(name: string): string {
  const whole = clean(name).replace(unseen, "_");
  if (bytes(whole) <= longest) return whole;
  let kept = "";
  for (const point of whole) {
    if (bytes(kept) + bytes(point) > longest - 9) break;
    kept += point;
  }
  return `${kept}_${sum(whole)}`;
}

/** Whether PostgreSQL can hold the text: it has no character 0 and no half of a pair. */
export function isSqlText(text: string): boolean {
  return text.search(lone) === -1;
}

/** A literal of the text, whatever `standard_conforming_strings` is set to. */
export function sqlText(text: string): string {
  const quoted = clean(text).replace(/'/g, "''");
  if (quoted.search(unseen) === -1 && !quoted.includes("\\")) return `'${quoted}'`;
  return `E'${quoted.replace(/\\/g, "\\\\").replace(unseen, code)}'`;
}

/** A comment to the end of its line, for each line of the text. */
export function sqlComment(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/);
  return lines.map(line => `-- ${clean(line).replace(unseen, " ").trim()}`.trimEnd()).join("\n");
}

/** The body of a function, between dollar signs that do not stand in it. */
export function sqlBody(body: string): string {
  let tag = "$$";
  for (let at = 1; body.includes(tag); at += 1) tag = `$body${at}$`;
  return `${tag}\n${body}\n${tag}`;
}

const clean = (text: string): string => text.replace(lone, "\ufffd");
const code = (point: string): string => `\\u${point.charCodeAt(0).toString(16).padStart(4, "0")}`;

function bytes(text: string): number {
  let count = 0;
  for (const point of text) {
    const at = point.codePointAt(0) as number;
    count += at < 0x80 ? 1 : at < 0x800 ? 2 : at < 0x10000 ? 3 : 4;
  }
  return count;
}

/** FNV-1a, eight hexadecimal digits: tells long names apart, no more. */
export function sum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
