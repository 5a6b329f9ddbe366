import { ShownDecimal } from "./decimals.js";
import { describeFunction } from "./values/index.js";

/** A value as the spec would write it, on one line: `{ from: "acc_aaaaaaaa", amount: 10 }`. Never throws. */
export function show(value: unknown, limit = 400): string {
  const text = read(() => write(value, 0));
  const points = [...text];
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}

function write(value: unknown, depth: number): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "function") return describeFunction(value, answer => write(answer, depth + 1));
  if (typeof value !== "object") return String(value);
  if (depth > 8) return "…";
  return writeObject(value, depth + 1);
}

function writeObject(value: object, depth: number): string {
  const all = (values: Iterable<unknown>) => Array.from(values, item => write(item, depth)).join(", ");
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "an invalid date" : JSON.stringify(value.toISOString());
  if (value instanceof ShownDecimal) return value.toString();
  if (Array.isArray(value)) return `[${all(value)}]`;
  if (value instanceof Uint8Array) return `bytes [${all(value)}]`;
  if (value instanceof Set) return `set [${all(value)}]`;
  if (value instanceof Map)
    return braces(Array.from(value, ([key, item]) => `${write(key, depth)}: ${write(item, depth)}`));
  return foreign(value) ?? braces(Object.keys(value).map(name => `${key(name)}: ${own(value, name, depth)}`));
}

/** What another realm made, such as a sandbox, is none of ours, and would look like it. */
function foreign(value: object): string | undefined {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return ["Map", "Set", "Date", "Uint8Array"].includes(name) ? `a ${name} of another realm` : undefined;
}

function braces(entries: readonly string[]): string {
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function key(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name);
}

/** A getter of an implementation's object may throw. */
function own(value: object, name: string, depth: number): string {
  return read(() => write((value as Record<string, unknown>)[name], depth));
}

function read(text: () => string): string {
  try {
    return text();
  } catch {
    return "unreadable";
  }
}
