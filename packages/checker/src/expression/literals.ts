import { suggest } from "@tenet/diagnostics";
import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { alternatives, resolveType } from "../type/resolve.js";
import { refuse } from "./basics.js";
import type { Scope } from "./scope.js";

/**
 * A text in quotes. Where a timestamp, date, uuid, email, url or a value of an enumeration is expected it is one, and
 * must be one. A timestamp's literal holds the moment as `toISOString` writes it.
 */
export function readText(node: Extract<ExprNode, { kind: "string" }>, scope: Scope, expected: Type | undefined): Expr {
  const { value, span } = node;
  const wanted = (expected ? alternatives(expected, scope) : []).map(type => ({
    type,
    seen: resolveType(type, scope),
  }));
  const read = (type: Type, text = value): Expr => ({ kind: "literal", value: text, type, span });
  const readings = wanted.map(({ type, seen }) => ({ type, seen, text: asKind(value, seen) }));
  const fitting = readings.find(reading => reading.text !== undefined);
  if (fitting?.text !== undefined) return read(fitting.type, fitting.text);
  const near = readings.find(({ seen }) => seen.kind === "enum" || formats.has(seen.kind));
  return near === undefined ? read({ kind: "string" }) : refuseText(node, near.seen, scope);
}

/** The text as a value of a type; undefined if it is none. */
function asKind(value: string, type: Type): string | undefined {
  if (type.kind === "string") return value;
  if (type.kind === "enum") return type.values.includes(value) ? value : undefined;
  return formats.get(type.kind)?.read(value);
}

function refuseText({ value, span }: Extract<ExprNode, { kind: "string" }>, type: Type, scope: Scope): Expr {
  if (type.kind === "enum") {
    const suggestion = suggest(value, type.values);
    const fix = suggestion === undefined ? {} : { fix: { span, text: JSON.stringify(suggestion), guess: true } };
    const all = type.values.map(text => JSON.stringify(text)).join(", ");
    scope.report.add(
      "not-one-of",
      span,
      { value: JSON.stringify(value), all, suggestion: suggestion && JSON.stringify(suggestion) },
      fix,
    );
    return { kind: "literal", value: undefined, type: { kind: "error" }, span };
  }
  const format = formats.get(type.kind)!;
  return refuse(scope, "text-not-of-kind", span, {
    value: JSON.stringify(value),
    kind: type.kind,
    example: format.example,
  });
}

interface Format {
  readonly example: string;
  readonly read: (text: string) => string | undefined;
}

const pattern = (regex: RegExp) => (text: string) => (regex.test(text) ? text : undefined);

const formats: ReadonlyMap<Type["kind"], Format> = new Map<Type["kind"], Format>([
  ["date", { example: "2024-12-31", read: text => (isDay(text) ? text : undefined) }],
  ["timestamp", { example: "2024-12-31T23:59:00Z", read: readTimestamp }],
  [
    "uuid",
    { example: "0b8f1c9e-5d0a-4c3f-9a55-2f0f6f1b7a10", read: pattern(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i) },
  ],
  ["email", { example: "ada@example.org", read: pattern(/^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(?:\.[^\s@.]+)+$/) }],
  ["url", { example: "https://example.org/path", read: pattern(/^[a-z][a-z\d+.-]*:\/\/[^\s/?#]+\S*$/i) }],
]);

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === text;
}

function readTimestamp(text: string): string | undefined {
  const [, day = "", time, zone] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  if (!isDay(day) || time === undefined || zone === undefined) return undefined;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d/.test(time) || !/^(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.test(zone)) return undefined;
  const moment = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
