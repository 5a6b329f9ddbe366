/** Query strings and data as the README's sentences and examples describe them. */

type Node = string | number | boolean | undefined | Node[] | Tree;
type Tree = { [name: string]: Node };
type Pair = { name: string; value: string };
type Simple =
  | { kind: "text"; text: string }
  | { kind: "null" | "undefined" }
  | { kind: "big"; whole: bigint }
  | { kind: "date"; at: Date };
type Kind = Simple | { kind: "list"; items: Simple[] } | { kind: "object"; entries: Entry[] };
type Entry = { name: string; value: Kind };
type Leaf = { path: string[]; none: boolean; value: string };

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

const put = (into: object, name: string, value: unknown): void => {
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
};

/** As a URI has it, with what RFC 3986 reserves encoded, too. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

export const joined = (parts: string[], between: string): string => parts.join(between);

/** The first name, the others in brackets; encoded, or as they are. */
export const key = (path: string[], encode: boolean): string => {
  const written = encode ? path.map(encoded) : path;
  return written.map((name, at) => (at === 0 ? name : `[${name}]`)).join("");
};

export const query = (pairs: Pair[]): string =>
  pairs.map(({ name, value }) => `${encoded(name)}=${encoded(value)}`).join("&");

/** The value under these names. */
export const under = (path: string[], value: unknown): Tree => {
  let inside: unknown = value;
  for (const name of [...path].reverse()) {
    const around = {};
    put(around, name, inside);
    inside = around;
  }
  return inside as Tree;
};

/** So many children deep, and what is left as one name in brackets. */
export const limited = (path: string[], depth: number, value: string): Tree => {
  const rest = path.slice(depth + 1);
  const left = rest.length === 0 ? [] : [rest.map(name => `[${name}]`).join("")];
  return under([...path.slice(0, depth + 1), ...left], value);
};

/** Values of the same name together: all, the first, or the last. */
export const grouped = (pairs: Pair[], mode: string): Tree => {
  const all: Tree = {};
  for (const { name, value } of pairs) {
    const before = Object.hasOwn(all, name) ? (all[name] as string | string[]) : undefined;
    if (before === undefined || mode === "last") put(all, name, value);
    else if (mode === "combine") put(all, name, [...(Array.isArray(before) ? before : [before]), value]);
  }
  return all;
};

/** Each value under its place. */
export const indexed = (values: unknown[]): Tree => {
  const all: Tree = {};
  values.forEach((value, at) => put(all, String(at), value));
  return all;
};

const inherited = new Set([...Object.getOwnPropertyNames(Object.prototype), "__proto__"]);

const usable = (name: string): string => {
  const bare = name.replace(/[[\]]/g, "");
  return /^[^0-9+\-.\s]/.test(bare) && !inherited.has(bare) ? bare : `k${bare}`;
};

const tidied = (value: Node, depth: number, dots: boolean): Node => {
  if (Array.isArray(value)) {
    if (depth === 0) return undefined;
    const items = value.map(item => tidied(item, depth - 1, dots)).filter(item => item !== undefined);
    return items.length === 0 ? undefined : items.slice(0, 20);
  }
  if (!isTree(value)) return value;
  if (depth === 0) return undefined;
  const left: Tree = {};
  for (const [name, item] of Object.entries(value)) {
    const own = dots ? usable(name) : usable(name).replaceAll(".", "_");
    const inside = tidied(item, depth - 1, dots);
    if (inside !== undefined && !Object.hasOwn(left, own)) put(left, own, inside);
  }
  return Object.keys(left).length === 0 ? undefined : left;
};

/** What comes back: names without brackets that are no numbers and not inherited, nothing empty, at most five deep. */
export const tidy = (data: Tree): Tree => (tidied(data, 6, true) ?? {}) as Tree;

/** The same without dots in names. */
export const dotless = (data: Tree): Tree => (tidied(data, 6, false) ?? {}) as Tree;

/** Each value as its text. */
export const asTexts = (data: Tree): Tree => {
  const convert = (value: Node): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (!isTree(value)) return String(value);
    const left = {};
    for (const [name, item] of Object.entries(value)) put(left, name, convert(item));
    return left;
  };
  return convert(data) as Tree;
};

/** Each text with a mark behind it. */
export const marked = (data: Tree): Tree => {
  const convert = (value: Node): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (!isTree(value)) return typeof value === "string" ? `${value}!` : value;
    const left = {};
    for (const [name, item] of Object.entries(value)) put(left, name, convert(item));
    return left;
  };
  return convert(data) as Tree;
};

/** Objects without texts in them, such as an empty list in an empty object. */
export const hollow = (shapes: number[]): Tree => {
  const make = (shape: number): unknown => (shape < 3 ? [[], {}, [{}]][shape] : { b: make(shape - 3) });
  const all = {};
  shapes.forEach((shape, at) => put(all, `a${at}`, make(shape)));
  return all;
};

const hasOwnTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The length of the longest list inside. */
export const longestList = (value: unknown): number =>
  !hasOwnTree(value) ? 0 : Math.max(Array.isArray(value) ? value.length : 0, ...Object.values(value).map(longestList));

/** How many objects stand inside each other. */
export const objectDepth = (value: unknown): number =>
  !hasOwnTree(value) ? 0 : (Array.isArray(value) ? 0 : 1) + Math.max(0, ...Object.values(value).map(objectDepth));

/** All texts inside, in the order of the alphabet. */
export const textsIn = (value: unknown): string[] => {
  const inside = (each: unknown): string[] =>
    typeof each === "string" ? [each] : hasOwnTree(each) ? Object.values(each).flatMap(inside) : [];
  return inside(value).sort();
};

/** All names of objects inside. */
export const namesIn = (value: unknown): string[] =>
  !hasOwnTree(value)
    ? []
    : [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)];

/** Parameters with their names and values decoded. */
export const decoded = (text: string): Pair[] =>
  text === ""
    ? []
    : text.split("&").map(part => {
        const at = part.indexOf("=");
        const [name, value] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
        return { name: decodeURIComponent(name), value: decodeURIComponent(value) };
      });

/** So many parameters with names of their own. */
export const many = (count: number): string => Array.from({ length: count }, (_, at) => `p${at}=v`).join("&");

const plainKind = (value: Kind, nulls: boolean): unknown => {
  switch (value.kind) {
    case "text":
      return value.text;
    case "null":
      return nulls ? "" : undefined;
    case "undefined":
      return undefined;
    case "big":
      return String(value.whole);
    case "date":
      return value.at.toISOString();
    case "list":
      return value.items.filter(item => item.kind !== "undefined").map(item => plainKind(item, true));
    case "object":
      return plainOf(value.entries, nulls);
  }
};

/** As texts: null the empty one or left out, undefined left out, a moment in ISO 8601. A taken name is left out. */
export function plainOf(entries: Entry[], nulls: boolean): Tree {
  const all: Tree = {};
  for (const { name, value } of firstOf(entries)) {
    const inside = plainKind(value, nulls);
    if (inside !== undefined) put(all, name, inside);
  }
  return all;
}

const firstOf = (entries: Entry[]): Entry[] =>
  entries.filter(({ name }, at) => entries.findIndex(other => other.name === name) === at);

/** Every text and null with its path. */
export function leavesOf(entries: Entry[]): Leaf[] {
  const leaves = (value: Kind, path: string[]): Leaf[] => {
    if (value.kind === "list")
      return value.items
        .filter(({ kind }) => kind !== "undefined")
        .flatMap((item, at) => leaves(item, [...path, String(at)]));
    if (value.kind === "object")
      return firstOf(value.entries).flatMap(entry => leaves(entry.value, [...path, entry.name]));
    if (value.kind === "null") return [{ path, none: true, value: "" }];
    const text = plainKind(value, true);
    return text === undefined ? [] : [{ path, none: false, value: text as string }];
  };
  return firstOf(entries).flatMap(({ name, value }) => leaves(value, [name]));
}

/** What percent-encoding in ISO 8859-1 makes of these octets. */
export const octets = (values: number[]): string =>
  values.map(value => `%${value.toString(16).toUpperCase().padStart(2, "0")}`).join("");

export const characters = (values: number[]): string => String.fromCharCode(...values);

export const repeated = (text: string, times: number): string => text.repeat(times);

/** The items at these places, in the order of the places. */
export const inOrder = (items: { at: number; value: string }[]): string[] =>
  [...items].sort((a, b) => a.at - b.at).map(({ value }) => value);

/** Each item under its place. */
export const atPlaces = (items: { at: number; value: string }[]): Tree => {
  const all: Tree = {};
  for (const { at, value } of items) put(all, String(at), value);
  return all;
};

const renamed = (value: Node, text: (value: string) => string): Node => {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map(item => renamed(item, text));
  if (!isTree(value)) return value;
  const left: Tree = {};
  for (const [name, item] of Object.entries(value)) {
    const own = usable(name.replace(/[^a-zA-Z0-9_]/g, "_"));
    if (!Object.hasOwn(left, own)) put(left, own, renamed(item, text));
  }
  return left;
};

/** The same as of `tidy`, with names of letters, digits and `_`. */
export const friendly = (data: Tree): Tree => renamed(tidy(data), value => value) as Tree;

/** And with texts that hold nothing to encode. */
export const harmless = (data: Tree): Tree =>
  renamed(tidy(data), value => value.replace(/[^a-zA-Z0-9_-]/g, "_")) as Tree;

/** Whether a list has null in it. */
export const listNulls = (entries: Entry[]): boolean =>
  entries.some(({ value }) =>
    value.kind === "list"
      ? value.items.some(({ kind }) => kind === "null")
      : value.kind === "object" && listNulls(value.entries),
  );

/** Whether nothing is a list. */
export const listless = (entries: Entry[]): boolean =>
  entries.every(({ value }) => (value.kind === "object" ? listless(value.entries) : value.kind !== "list"));

/** The texts between two signs. */
export const pieces = (text: string, between: string): string[] => (text === "" ? [] : text.split(between));

export const milliseconds = (at: Date): string => String(at.getTime());
