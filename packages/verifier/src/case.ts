/**
 * Values and cases as JSON. Plain JSON stands for itself; what JSON lacks is an object with one key:
 *
 *   {"$map": [[key, value], …]}   {"$set": [value, …]}   {"$date": "2024-01-01T00:00:00.000Z"}
 *   {"$undefined": true}          {"$bigint": "123"}     {"$number": "-0" | "NaN" | "Infinity" | "-Infinity"}
 *   {"$object": [[name, value], …]}   a record whose own names would be read as one of these, or `__proto__`
 *
 * A case is `{ "state"?: …, "calls": [{ "operation", "input" }, …] }` or, for a law, `{ "law": "ESC-2", "given": { … } }`.
 */
export type CallCase = {
  readonly state?: unknown;
  readonly calls: readonly { readonly operation: string; readonly input: unknown }[];
};
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
    case "function":
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
  $undefined: () => undefined,
  $bigint: body => {
    if (!/^-?\d+$/.test(String(body))) throw new Error(`$bigint takes digits in quotes, not ${JSON.stringify(body)}.`);
    return BigInt(String(body));
  },
  $number: body => Number(body),
  $object: body => record(pairs(body).map(([key, item]) => [String(key), decodeValue(item)])),
};

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
      .map(({ line, at }) => readCase(parseLine(line, at + 1)));
  }
  return (Array.isArray(whole) ? whole : [whole]).map(readCase);
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`Line ${number} of the case file is not JSON: ${(error as Error).message}`);
  }
}

/** Values inside are still encoded: the contract's types say how to read them. */
export function readCase(json: unknown): Case {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new Error('A case is an object such as { "calls": [{ "operation": "add", "input": { "a": 1 } }] }.');
  }
  const object = json as Record<string, unknown>;
  const state = "state" in object ? { state: object["state"] } : {};
  if (typeof object["law"] === "string") return { law: object["law"], given: object["given"] ?? {}, ...state };
  const calls = Array.isArray(object["calls"]) ? object["calls"] : [object];
  return { ...state, calls: calls.map(readCall) };
}

function readCall(json: unknown): { operation: string; input: unknown } {
  const call = json as { operation?: unknown; input?: unknown } | null;
  if (typeof call !== "object" || call === null || typeof call.operation !== "string") {
    throw new Error('A call names its operation: { "operation": "add", "input": { "a": 1 } }.');
  }
  return { operation: call.operation, input: call.input ?? {} };
}
