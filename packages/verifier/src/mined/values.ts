/** What literals come to as values of a type: themselves, twice as often as what is next to them. */
import type { Node } from "@tenet/generator";
import { isMultiple } from "@tenet/runtime";
import type { Literals } from "./literals.js";

type Range = Node & { kind: "range" };

export function rangeValues(node: Range, { numbers, bigints, strings }: Literals): unknown[] {
  switch (node.draw) {
    case "integer":
    case "duration":
      return around([...numbers, ...bigints.map(Number)].filter(Number.isSafeInteger), value => [value - 1, value + 1]);
    case "number":
      return around([...numbers, ...bigints.map(Number)], value => [value - 1, value + 1]);
    case "unbounded":
      return around(exact(numbers, bigints), value => [value - 1n, value + 1n]);
    case "decimal":
      return around(
        [...numbers.flatMap(value => scaled(value, node.places ?? 0)), ...exact(numbers, bigints)],
        value => [value - 1n, value + 1n],
      );
    case "date":
      return around(strings.filter(isDate), value => [-1, 1].map(days => dateAt(Date.parse(value) + days * day)));
    case "timestamp": {
      const times = [...strings.filter(isTime).map(value => Date.parse(value)), ...numbers.filter(isMoment)];
      return around(times, time => [time - 1, time + 1]).map(time => new Date(time));
    }
  }
}

function around<T>(values: readonly T[], neighbours: (value: T) => readonly T[]): T[] {
  const exact = [...new Set(values)];
  return [...exact, ...exact, ...exact.flatMap(neighbours)];
}

function exact(numbers: readonly number[], bigints: readonly bigint[]): bigint[] {
  return [...numbers.filter(Number.isSafeInteger).map(BigInt), ...bigints];
}

/** 12.5 as a decimal of two places is 1250n. */
function scaled(value: number, places: number): bigint[] {
  const whole = value * 10 ** places;
  const near = Math.round(whole);
  return Number.isSafeInteger(near) && Math.abs(whole - near) < 1e-6 ? [BigInt(near)] : [];
}

const day = 86_400_000;
const dateAt = (time: number) => new Date(time).toISOString().slice(0, 10);
const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dateAt(Date.parse(text)) === text;
const isTime = (text: string) =>
  isDate(text) || (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)));
/** Milliseconds that somebody would write out: from 1980 to 2100. */
const isMoment = (value: number) => Number.isSafeInteger(value) && value > 315e9 && value < 4103e9;

/** Whether the value is of the range's own kind, bounds aside. */
export function isShaped(value: unknown, { draw, multipleOf }: Range): boolean {
  if (draw === "integer" || draw === "duration") {
    if (!Number.isSafeInteger(value)) return false;
  } else if (draw === "number" && !Number.isFinite(value)) return false;
  if (multipleOf === undefined) return true;
  return typeof value === "bigint"
    ? value % BigInt(multipleOf) === 0n
    : isMultiple(value as number, Number(multipleOf));
}
