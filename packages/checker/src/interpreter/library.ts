/** The library: each function over the values of its arguments. */
import type { LibraryName } from "../ir.js";
import { asBigint, asDouble, canonical, integerArithmetic } from "./arithmetic.js";
import { bounds, type Call, type LibraryFunction } from "./call.js";
import { equalValues, ownField } from "./equal.js";
import { decimalText, exactArithmetic } from "./exact.js";
import { listFunctions } from "./lists.js";
import { round, towards } from "./rounding.js";
import { asNumeric, asText, isRecord, kindOf, type Numeric } from "./values.js";

const numeric = ({ args, fail }: Call, at: number): Numeric => asNumeric(args[at], fail);
const string = ({ args, fail }: Call, at: number): string => asText(args[at], fail);

function map({ args, fail }: Call): ReadonlyMap<unknown, unknown> {
  return args[0] instanceof Map ? args[0] : fail(`${kindOf(args[0])} where a map is needed`);
}

function set({ args, fail }: Call): ReadonlySet<unknown> {
  return args[0] instanceof Set ? args[0] : fail(`${kindOf(args[0])} where a set is needed`);
}

function dictionary({ args, fail }: Call): Readonly<Record<string, unknown>> {
  return isRecord(args[0]) ? args[0] : fail(`${kindOf(args[0])} where a dictionary is needed`);
}

const containerFunctions = {
  "map.keys": (call: Call) => [...map(call).keys()],
  "map.values": (call: Call) => [...map(call).values()],
  "map.size": (call: Call) => map(call).size,
  "dictionary.keys": (call: Call) => Object.keys(dictionary(call)),
  "dictionary.values": (call: Call) => Object.keys(dictionary(call)).map(name => ownField(dictionary(call), name)),
  "dictionary.size": (call: Call) => Object.keys(dictionary(call)).length,
  "set.values": (call: Call) => [...set(call)],
  "set.size": (call: Call) => set(call).size,
};

const points = (call: Call) => Array.from(string(call, 0));

const textFunctions = {
  "text.length": (call: Call) => points(call).length,
  "text.startsWith": (call: Call) => string(call, 0).startsWith(string(call, 1)),
  "text.endsWith": (call: Call) => string(call, 0).endsWith(string(call, 1)),
  "text.includes": (call: Call) => string(call, 0).includes(string(call, 1)),
  "text.matches": (call: Call) => (call.args[1] as RegExp).test(string(call, 0)),
  "text.split": (call: Call) => (call.args[1] === "" ? points(call) : string(call, 0).split(string(call, 1))),
  "text.trim": (call: Call) => string(call, 0).trim(),
  "text.toLowerCase": (call: Call) => string(call, 0).toLowerCase(),
  "text.toUpperCase": (call: Call) => string(call, 0).toUpperCase(),
  "text.slice": (call: Call) =>
    points(call)
      .slice(...bounds(call))
      .join(""),
};

function extreme(call: Call, replaces: (value: Numeric, by: Numeric) => boolean): Numeric {
  return call.args.map((_, i) => numeric(call, i)).reduce((found, value) => (replaces(found, value) ? value : found));
}

const numberFunctions = {
  "number.abs": (call: Call) => (numeric(call, 0) < 0 ? -numeric(call, 0) : numeric(call, 0)),
  "number.round": (call: Call) => round(numeric(call, 0), call.args.length > 1 ? numeric(call, 1) : 0, call.fail),
  "number.floor": (call: Call) => towards("floor", numeric(call, 0), call.fail),
  "number.ceil": (call: Call) => towards("ceil", numeric(call, 0), call.fail),
  "number.min": (call: Call) => extreme(call, (found, value) => value < found),
  "number.max": (call: Call) => extreme(call, (found, value) => value > found),
  "number.div": (call: Call) =>
    (call.exact ? exactArithmetic : integerArithmetic)("/", call.args[0], call.args[1], call.fail),
};

/** The longest range that has a value. */
const rangeLimit = 1_000_000n;

function range({ args, fail }: Call): Numeric[] {
  const [low, high] = [asBigint(args[0], fail), asBigint(args[1], fail)];
  if (high - low > rangeLimit) return fail("a range of more than a million numbers");
  const numbers: Numeric[] = [];
  if (Number.isSafeInteger(Number(low)) && Number.isSafeInteger(Number(high))) {
    for (let value = Number(low); value < Number(high); value++) numbers.push(value);
    return numbers;
  }
  for (let value = low; value < high; value += 1n) numbers.push(canonical(value, fail));
  return numbers;
}

const duration = (milliseconds: number) => (call: Call) => {
  const count = numeric(call, 0);
  if (typeof count === "bigint" || Number.isInteger(count))
    return integerArithmetic("*", count, milliseconds, call.fail);
  return towards("floor", Math.round(asDouble(count * milliseconds, call.fail)), call.fail);
};

function text({ args: [value], fail, places }: Call): string {
  if (typeof value === "bigint" && places !== undefined) return decimalText(value, places);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? fail("this is no valid time") : value.toISOString();
  return typeof value === "object" || typeof value === "function"
    ? fail(`${kindOf(value)} has no text`)
    : String(value);
}

/** A value and all values inside it, depth first. Fields that hold nothing are as good as absent. */
function parts(value: unknown): unknown[] {
  const inner: Iterable<unknown> =
    Array.isArray(value) || value instanceof Set
      ? value
      : value instanceof Map
        ? [...value.entries()].flat()
        : isRecord(value)
          ? Object.values(value).filter(field => !equalValues(field, undefined))
          : [];
  return [value ?? undefined, ...[...inner].flatMap(parts)];
}

export const library: Readonly<Record<LibraryName, LibraryFunction>> = {
  ...listFunctions,
  ...containerFunctions,
  ...textFunctions,
  ...numberFunctions,
  range,
  text,
  parts: call => parts(call.args[0]),
  "time.seconds": duration(1000),
  "time.minutes": duration(60_000),
  "time.hours": duration(3_600_000),
  "time.days": duration(86_400_000),
};
