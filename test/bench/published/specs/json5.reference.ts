/** JSON as JavaScript has it, the rules of revivers and replacers, and JavaScript's own reading of a text. */

export type Rule = "keep" | "double" | "drop" | "shout" | "empty" | "wrap";

/** A JavaScript value as data: what has no JSON goes by its name. */
export type Thing =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "moment"; readonly at: number }
  | { readonly kind: "native"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Thing[] }
  | { readonly kind: "object"; readonly members: readonly { readonly name: string; readonly thing: Thing }[] };

/** `JSON.stringify(value)`. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}

/** `JSON.stringify(value, null, space)`. */
export function jsonPretty(value: unknown, space: string): string {
  return JSON.stringify(value, null, space) ?? "null";
}

/** Whether `JSON.parse` takes a text. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `JSON.stringify(JSON.parse(text))`. */
export function throughJson(text: string): string {
  return JSON.stringify(JSON.parse(text));
}

/** Whether JavaScript takes a text as an expression; it is read, not run. */
export function isScript(text: string): boolean {
  try {
    new Function(`return (${text}\n);`);
    return true;
  } catch {
    return false;
  }
}

/** The JSON text of what JavaScript reads in a literal. */
export function evaluated(text: string): string {
  return JSON.stringify(new Function(`return (${text}\n);`)());
}

/** What `JSON.parse` makes of a text with a reviver, as a JSON text. */
export function revivedJson(text: string, rule: Rule): string | undefined {
  return JSON.stringify(JSON.parse(text, ruled(rule)));
}

/** The keys that `JSON.parse` calls a reviver with, in order. */
export function revivedNames(text: string): string[] {
  return noted(reviver => JSON.parse(text, reviver));
}

/** What `JSON.stringify` makes of a value with a replacer. */
export function replacedJson(value: unknown, rule: Rule): string | undefined {
  return JSON.stringify(value ?? null, ruled(rule));
}

/** What `JSON.stringify` makes of a value with a list of names. */
export function chosenJson(value: unknown, names: readonly (string | number)[], boxed: boolean): string {
  return JSON.stringify(value ?? null, listed(names, boxed));
}

/** What `JSON.stringify` makes of any value. */
export function thingJson(thing: Thing): string | undefined {
  return JSON.stringify(made(thing));
}

/** The JSON text with the members of objects in the order of their names. */
export function sorted(text: string): string {
  return JSON.stringify(JSON.parse(text, (_key, value) => (isObject(value) ? inOrder(value) : value)));
}

/** An object with members of its own of these names, each its place. */
export function object(names: readonly string[]): Record<string, number> {
  const members: Record<string, number> = {};
  names.forEach((name, at) => {
    own(members, name, at);
  });
  return members;
}

/** Hexadecimal digits. */
export function hex(n: number): string {
  return n.toString(16);
}

/** A function that both a reviver and a replacer can be. */
export function ruled(rule: Rule): (this: unknown, key: string, value: any) => any {
  return function (key, value) {
    switch (rule) {
      case "double":
        return typeof value === "number" ? value * 2 : value;
      case "drop":
        return typeof value === "number" ? undefined : value;
      case "shout":
        return typeof value === "string" ? `${key}!${value}` : value;
      case "empty":
        return value === null ? {} : value;
      case "wrap":
        return typeof value === "boolean" ? [String(Array.isArray(this)), key] : value;
      default:
        return value;
    }
  };
}

/** The keys that a reviver is called with while it changes nothing. */
export function noted(play: (reviver: (key: string, value: unknown) => unknown) => unknown): string[] {
  const names: string[] = [];
  play((key, value) => {
    names.push(key);
    return value;
  });
  return names;
}

/** A list of names for a replacer; boxed, of `String` and `Number` objects. */
export function listed(names: readonly (string | number)[], boxed: boolean): (string | number)[] {
  return names.map(name => (boxed ? Object(name) : name));
}

/** The JavaScript value that a thing stands for. */
export function made(thing: Thing): unknown {
  switch (thing.kind) {
    case "json":
      return thing.value ?? null;
    case "moment":
      return new Date(thing.at);
    case "list":
      return thing.items.map(made);
    case "object": {
      const members = {};
      for (const { name, thing: member } of thing.members) own(members, name, made(member));
      return members;
    }
    default:
      return natives[thing.name]?.();
  }
}

const natives: Readonly<Record<string, () => unknown>> = {
  map: () => new Map([["a", 1]]),
  set: () => new Set([1]),
  function: () => () => 1,
  undefined: () => undefined,
  symbol: () => Symbol("a"),
  "boxed number": () => Object(5),
  "boxed text": () => Object("five"),
  "boxed boolean": () => Object(false),
  "own text": () => ({ toJSON: (key: string) => `under ${key}` }),
  pattern: () => /a/,
  error: () => new Error("It failed."),
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inOrder(value: Record<string, unknown>): object {
  const members = {};
  for (const name of Object.keys(value).sort()) own(members, name, value[name]);
  return members;
}

function own(members: object, name: string, value: unknown): void {
  Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
}
