/** The texts and numbers that belong to a scalar type. */
import type { ScalarName } from "../ir.js";

/** The sources of the patterns, for emitters that must say the same. */
export const patterns = {
  date: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$",
  uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
  email: "^[^\\s@]+@[^\\s@.]+(?:\\.[^\\s@.]+)+$",
} as const;

const date = new RegExp(patterns.date, "u");
const uuid = new RegExp(patterns.uuid, "u");
const email = new RegExp(patterns.email, "u");

export const isScalar: { readonly [K in ScalarName]: (value: unknown) => boolean } = {
  string: value => typeof value === "string",
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: value => typeof value === "boolean",
  nothing: value => value === undefined,
  date: value => typeof value === "string" && date.test(value) && isCalendarDay(value),
  timestamp: value => value instanceof Date && !Number.isNaN(value.getTime()),
  duration: Number.isSafeInteger,
  uuid: value => typeof value === "string" && uuid.test(value),
  email: value => typeof value === "string" && email.test(value),
  url: value => typeof value === "string" && URL.canParse(value),
  unbounded: value => typeof value === "bigint",
  bytes: value => value instanceof Uint8Array,
  json: value => isJson(value),
  opaque: () => true,
};

/** `depth`: a value that contains itself is no JSON. */
function isJson(value: unknown, depth = 500): boolean {
  if (depth === 0) return false;
  if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(item => isJson(item, depth - 1));
  return typeof value === "object" && isPlain(value) && Object.values(value).every(item => isJson(item, depth - 1));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The 30th of February matches the pattern and is no day. */
function isCalendarDay(text: string): boolean {
  return new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}
