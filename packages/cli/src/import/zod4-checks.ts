/** Text, numbers and times of Zod 4 with their checks. */
import { type Bounds, boundRules, lengthRules, tighten } from "./bounds.js";
import type { Drafting } from "./drafting.js";
import { number, pattern, text } from "./encode.js";
import { type Rule, type Shape, scalar } from "./shape.js";
import { checksOf, type Definition } from "./zod4.js";

/** Formats that the language has a type for. */
const formats: Readonly<Record<string, string>> = {
  uuid: "uuid",
  guid: "uuid",
  email: "email",
  url: "url",
  date: "date",
  datetime: "timestamp",
};

export function stringShape(def: Definition, place: string, drafting: Drafting): Shape {
  const checks = [def, ...checksOf(def)].filter(check => check !== def || def["format"] || def["pattern"]);
  const format = checks.map(check => formats[check["format"]]).find(name => name !== undefined);
  if (def["coerce"]) drafting.lose(place, "that other values become text");
  if (format === "timestamp") drafting.lose(place, "that it is text: in the spec a timestamp is a Date");
  const rules = format === "timestamp" || format === "date" ? [] : textRules(checks, place, drafting);
  return scalar(format ?? "string", rules);
}

function textRules(checks: readonly any[], place: string, drafting: Drafting): Rule[] {
  const length: Bounds = {};
  const rules = checks.flatMap((check): Rule[] => {
    if (check.check === "min_length") tighten(length, "low", check.minimum, true);
    if (check.check === "max_length") tighten(length, "high", check.maximum, true);
    if (check.check === "length_equals")
      for (const side of ["low", "high"] as const) tighten(length, side, check.length, true);
    if (formats[check.format] !== undefined) return [];
    const condition = affix(check);
    if (condition !== undefined) return [{ phrase: "where", code: condition }];
    if (check.format === undefined && check.pattern === undefined) return [];
    return patternRules(check, place, drafting);
  });
  return [...lengthRules(length.low?.value as number | undefined, length.high?.value as number | undefined), ...rules];
}

function affix({ format, prefix, suffix, includes, position }: any): string | undefined {
  if (format === "starts_with") return `it.startsWith(${text(String(prefix))})`;
  if (format === "ends_with") return `it.endsWith(${text(String(suffix))})`;
  return format === "includes" && position === undefined ? `it.includes(${text(String(includes))})` : undefined;
}

function patternRules(check: { format?: string; pattern?: unknown }, place: string, drafting: Drafting): Rule[] {
  const code = check.pattern instanceof RegExp ? pattern(check.pattern) : undefined;
  if (code !== undefined) return [{ phrase: "matching", code }];
  drafting.lose(place, `the format ${check.format ?? "of a pattern"}`);
  return [];
}

const integers = new Set(["safeint", "int32", "uint32"]);
const ranges: Readonly<Record<string, readonly [number | bigint, number | bigint]>> = {
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  int64: [-9223372036854775808n, 9223372036854775807n],
  uint64: [0n, 18446744073709551615n],
};

export function numberShape(def: Definition, place: string, drafting: Drafting): Shape {
  const checks = [def, ...checksOf(def)];
  const isInteger = checks.some(check => integers.has(check["format"]));
  if (def["coerce"]) drafting.lose(place, "that other values become numbers");
  const bounds = boundsOf(checks);
  const multiples = checks.filter(check => check["check"] === "multiple_of");
  const rules: Rule[] = multiples.flatMap(check => {
    const of = number(check["value"]);
    if (of === undefined) drafting.lose(place, "what it must be a multiple of");
    return of === undefined ? [] : [{ phrase: `multiple of ${of}` }];
  });
  const limits = boundRules(bounds);
  if (limits === undefined) drafting.lose(place, "a bound that has no plain digits");
  const name = def.type === "bigint" ? "integer, unbounded" : isInteger ? "integer" : "number";
  return scalar(name, [...(limits ?? []), ...rules]);
}

export function timeShape(def: Definition, place: string, drafting: Drafting): Shape {
  if (def["coerce"]) drafting.lose(place, "that other values become times");
  const limits = boundRules(boundsOf(checksOf(def)));
  if (limits === undefined) drafting.lose(place, "its bounds");
  return scalar("timestamp", limits ?? []);
}

function boundsOf(checks: readonly any[]): Bounds {
  const bounds: Bounds = {};
  for (const check of checks) {
    const range = ranges[check.format];
    if (range) for (const [at, side] of (["low", "high"] as const).entries()) tighten(bounds, side, range[at]!, true);
    if (check.check === "greater_than") tighten(bounds, "low", check.value, check.inclusive);
    if (check.check === "less_than") tighten(bounds, "high", check.value, check.inclusive);
  }
  return bounds;
}

/** With the rules about how many there are. */
export function sized(def: Definition, whole: Shape): Shape {
  const length: Bounds = {};
  for (const check of checksOf(def)) {
    if (["min_length", "min_size"].includes(check.check)) tighten(length, "low", check.minimum, true);
    if (["max_length", "max_size"].includes(check.check)) tighten(length, "high", check.maximum, true);
    if (["length_equals", "size_equals"].includes(check.check))
      for (const side of ["low", "high"] as const) tighten(length, side, check.length ?? check.size, true);
  }
  return {
    ...whole,
    rules: lengthRules(length.low?.value as number | undefined, length.high?.value as number | undefined),
  };
}
