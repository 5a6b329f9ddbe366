/**
 * Values and cases as JSON. Plain JSON stands for itself; what JSON lacks is an object with one key:
 *
 *   {"$map": [[key, value], …]}   {"$set": [value, …]}   {"$date": "2024-01-01T00:00:00.000Z"}
 *   {"$undefined": true}          {"$bigint": "123"}     {"$number": "-0" | "NaN" | "Infinity" | "-Infinity"}
 *   {"$bytes": "AP8="} or [0, 255]   {"$function": …}        a comparator, or a function by its answers
 *   {"$object": [[name, value], …]}   a record whose own names would be read as one of these, or `__proto__`
 *
 * A case is `{ "state"?: …, "calls": [{ "operation", "input", "now"?, "actor"?, "answers"? }, …] }` or, for a law, `{ "law": "ESC-2", "given": { … } }`.
 */

import { suggest } from "@tenet/diagnostics";
import { descriptionOf, type FunctionDescription, functionOf, ShownDecimal } from "@tenet/runtime";
import { fromDigits } from "./digits.js";
import { repeatedKey } from "./repeated-key.js";

export type CallCase = {
  readonly state?: unknown;
  readonly calls: readonly EncodedCall[];
};
/** Beside the input, what is around the call: `now`, `actor`, and `answers` such as `{ "of": "Bank.charge", "returns": "done" }`. */
export interface EncodedCall {
  readonly operation: string;
  readonly input: unknown;
  readonly now?: unknown;
  readonly actor?: unknown;
  readonly answers?: readonly unknown[];
}
export type LawCase = { readonly law: string; readonly given: unknown; readonly state?: unknown };
export type Case = CallCase | LawCase;

/** JSON-ready data for `value`. Functions and symbols, which no case can hold, become their description. */
export function encodeValue(value: unknown): unknown {
  switch (typeof value) {
    case "undefined":
      return { $undefined: true };
    case "bigint":
      return { $bigint: String(value) };
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: numberName(value) };
    case "function": {
      const described = descriptionOf(value);
      return described === undefined ? String(value) : { $function: encodeValue(described) };
    }
    case "symbol":
      return String(value);
    case "object":
      return value === null ? null : encodeObject(value);
    default:
      return value;
  }
}

function numberName(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return Array.from(value, encodeValue);
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [encodeValue(key), encodeValue(item)]) };
  if (value instanceof Set) return { $set: [...value].map(encodeValue) };
  if (value instanceof ShownDecimal) return value.toString();
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? "invalid" : value.toISOString() };
  const entries = Object.entries(value).map(([name, item]) => [name, encodeValue(item)] as const);
  const plain = entries.every(([name]) => !name.startsWith("$") && name !== "__proto__");
  return plain ? Object.fromEntries(entries) : { $object: entries };
}

/** The inverse of `encodeValue`. Throws an Error with a plain sentence on a malformed `$…` object. */
export function decodeValue(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(decodeValue);
  const names = Object.keys(json);
  const [name] = names;
  if (names.length === 1 && name !== undefined && Object.hasOwn(decoders, name)) {
    return decoders[name]!((json as Record<string, unknown>)[name]);
  }
  return record(Object.entries(json).map(([key, item]) => [key, decodeValue(item)]));
}

const decoders: Record<string, (body: unknown) => unknown> = {
  $map: body => new Map(pairs(body).map(([key, item]) => [decodeValue(key), decodeValue(item)])),
  $set: body => new Set(list(body).map(decodeValue)),
  $date: body => new Date(String(body)),
  $function: body => functionOf(readDescription(decodeValue(body))),
  $undefined: () => undefined,
  $bigint: body => {
    if (!/^-?\d+$/.test(String(body))) throw new Error("$bigint takes digits in quotes.");
    return BigInt(String(body));
  },
  $number: body => fromDigits(String(body)),
  $bytes: body => bytes(body),
  $object: body => record(pairs(body).map(([key, item]) => [String(key), decodeValue(item)])),
};

function bytes(body: unknown): Uint8Array {
  const isList = Array.isArray(body) && body.every(each => Number.isInteger(each) && each >= 0 && each <= 255);
  const read = isList ? Uint8Array.from(body as number[]) : bytesOf(body);
  if (read === undefined) throw new Error("$bytes takes base64 text or a list of numbers from 0 to 255.");
  return read;
}

/** The bytes that base64 text stands for; undefined where it is none. */
export function bytesOf(text: unknown): Uint8Array | undefined {
  const isBase64 = typeof text === "string" && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isBase64 ? new Uint8Array(Buffer.from(text, "base64")) : undefined;
}

function readDescription(described: unknown): FunctionDescription {
  const { kind, answers } = (described ?? {}) as { kind?: unknown; answers?: unknown };
  if (kind === "order" || (kind === "table" && Array.isArray(answers) && answers.length > 0))
    return {
      step: 1,
      direction: "ascending",
      takes: Infinity,
      ...(described as object),
    } as unknown as FunctionDescription;
  throw new Error(
    '$function takes { "kind": "order", "direction": "ascending" } or { "kind": "table", "answers": [1] }.',
  );
}

function list(body: unknown): unknown[] {
  if (!Array.isArray(body)) throw new Error("$map, $set and $object take a list.");
  return body;
}

function pairs(body: unknown): [unknown, unknown][] {
  return list(body).map(pair => {
    if (!Array.isArray(pair) || pair.length !== 2) throw new Error("$map and $object take a list of pairs.");
    return pair as [unknown, unknown];
  });
}

/** A plain object with these own properties, `__proto__` among them where data has it. */
export function record(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return object;
}

/** Reads a case file: one case, a list of cases, a bare call, or one of these on each line. Throws an Error with a plain sentence. */
export function readCases(text: string): Case[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return text
      .split("\n")
      .map((line, at) => ({ line: line.trim(), at }))
      .filter(({ line }) => line !== "")
      .map(({ line, at }, number) => readCase(parseLine(line, at + 1), number + 1));
  }
  const key = repeatedKey(text);
  if (key !== undefined) throw new Error(`The key ${JSON.stringify(key)} stands twice in one object.`);
  return (Array.isArray(whole) ? whole : [whole]).map((one, at) => readCase(one, at + 1));
}

function parseLine(line: string, number: number): unknown {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new Error(`Line ${number} of the case file is not JSON: ${withoutExcerpt((error as Error).message)}`);
  }
  const key = repeatedKey(line);
  if (key !== undefined)
    throw new Error(`On line ${number} the key ${JSON.stringify(key)} stands twice in one object.`);
  return json;
}

/** `Unexpected token 'x', ..."…x…"... is not valid JSON`: what stands in the line may be secret. */
function withoutExcerpt(message: string): string {
  const plain = message.replace(/(, )?(\.\.\.)?"[^]*"(\.\.\.)? is not valid JSON$/, "");
  return plain === "" ? "it cannot be read" : plain;
}

/** What a case may say, what a report adds to one that it shows included. */
const around = ["now", "actor", "answers"];
const keysOfCase = [
  "state",
  "calls",
  "law",
  "given",
  "operation",
  "input",
  "outcome",
  "expected",
  "parts",
  "replay",
  "promise",
  ...around,
];

/** A key with a slip of the pen would be left out, and another case judged than the one that was meant. */
function refuseUnknown(object: object, known: readonly string[], number: number): void {
  const key = Object.keys(object).find(each => !known.includes(each));
  if (key === undefined) return;
  const near = suggest(key, known);
  throw new Error(`Case ${number} has \`${key}\`, which no case has${near ? `: did you mean \`${near}\`?` : "."}`);
}

/** Values inside are still encoded: the contract's types say how to read them. */
function readCase(json: unknown, number: number): Case {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new Error('A case is an object such as { "calls": [{ "operation": "add", "input": { "a": 1 } }] }.');
  }
  const object = json as Record<string, unknown>;
  if (object["covered"] === true)
    throw new Error(`The values of case ${number} are covered: take it from a report with --show-secrets.`);
  refuseUnknown(object, keysOfCase, number);
  const state = "state" in object ? { state: object["state"] } : {};
  if (typeof object["law"] === "string") return { law: object["law"], given: object["given"] ?? {}, ...state };
  const calls = Array.isArray(object["calls"]) ? object["calls"] : [object];
  return { ...state, calls: calls.map(call => readCall(call, call === object ? keysOfCase : keysOfCall, number)) };
}

const keysOfCall = ["operation", "input", ...around];

function readCall(json: unknown, known: readonly string[], number: number): EncodedCall {
  const call = json as Partial<EncodedCall> | null;
  if (typeof call !== "object" || call === null || typeof call.operation !== "string") {
    throw new Error('A call names its operation: { "operation": "add", "input": { "a": 1 } }.');
  }
  refuseUnknown(call, known, number);
  if (call.answers !== undefined && !Array.isArray(call.answers))
    throw new Error('"answers" is a list such as [{ "of": "Bank.charge", "returns": "done" }].');
  return {
    operation: call.operation,
    input: call.input ?? {},
    ...(call.now === undefined ? {} : { now: call.now }),
    ...(call.actor === undefined ? {} : { actor: call.actor }),
    ...(call.answers === undefined ? {} : { answers: call.answers }),
  };
}
