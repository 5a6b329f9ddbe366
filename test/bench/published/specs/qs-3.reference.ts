/** Trusted code: data from items, and the parameters that the README's examples show for data. */

type Tree = { [key: string]: unknown };

interface Item {
  path: string[];
  value: unknown;
}

const own = (data: Tree, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);

const put = (data: Tree, key: string, value: unknown): void => {
  Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
};

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Nested data, item by item; an item that would stand where another one stands is left out. */
export function built(items: Item[]): Tree {
  const data: Tree = {};
  for (const { path, value } of items) {
    let at: Tree | undefined = data;
    for (const name of path.slice(0, -1)) {
      const next: unknown = own(at, name);
      if (next !== undefined && !isTree(next)) {
        at = undefined;
        break;
      }
      at = (next as Tree | undefined) ?? {};
    }
    const last = path[path.length - 1]!;
    if (at === undefined || own(at, last) !== undefined) continue;
    at = data;
    for (const name of path.slice(0, -1)) {
      if (own(at, name) === undefined) put(at, name, {});
      at = own(at, name) as Tree;
    }
    put(at, last, value);
  }
  return data;
}

/** The parameters of data, not encoded, as the README writes them. */
export function params(data: Tree, format: string, dots: boolean): string[] {
  const all: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) {
      if (format === "comma") all.push(`${name}=${value.join(",")}`);
      else
        value.forEach((each, at) => {
          add(format === "indices" ? `${name}[${at}]` : format === "brackets" ? `${name}[]` : name, each);
        });
    } else if (isTree(value)) {
      for (const [key, each] of Object.entries(value)) add(dots ? `${name}.${key}` : `${name}[${key}]`, each);
    } else all.push(`${name}=${String(value)}`);
  };
  for (const [key, value] of Object.entries(data)) add(key, value);
  return all;
}

/** The parameters of an encoded text, decoded. */
export function decoded(text: string): string[] {
  return text === "" ? [] : text.split("&").map(each => decodeURIComponent(each));
}

/** The parameters of a text whose values alone are encoded. */
export function valuesDecoded(text: string): string[] {
  if (text === "") return [];
  return text.split("&").map(each => {
    const at = each.indexOf("=");
    return each.slice(0, at + 1) + decodeURIComponent(each.slice(at + 1));
  });
}

export function encoded(text: string): string {
  return encodeURIComponent(text);
}

/** `a[b][c]…` of these names, and what it is parsed to. */
export function chain(names: string[]): string {
  return (
    names[0]! +
    names
      .slice(1)
      .map(name => `[${name}]`)
      .join("")
  );
}

export function chained(names: string[], depth: number, value: string): Tree {
  const nested = names.slice(0, depth + 1);
  const rest = names.slice(depth + 1);
  const keys = rest.length === 0 ? nested : [...nested, rest.map(name => `[${name}]`).join("")];
  return keys.reduceRight<unknown>((inner, key) => {
    const outer: Tree = {};
    put(outer, key, inner);
    return outer;
  }, value) as Tree;
}

/** A list as an object with the index as the key. */
export function numbered(values: string[]): { [index: string]: string } {
  return Object.fromEntries(values.map((value, at) => [String(at), value]));
}

/** Values by index, in the order of the indices. */
export function byIndex(entries: { at: number; value: string }[]): string[] {
  return [...entries].sort((a, b) => a.at - b.at).map(({ value }) => value);
}

/** Values at their indices, nothing between them. */
export function sparse(entries: { at: number; value: string }[]): (string | undefined)[] {
  const length = Math.max(0, ...entries.map(({ at }) => at + 1));
  const list: (string | undefined)[] = Array.from({ length }, () => undefined);
  for (const { at, value } of entries) list[at] = value;
  return list;
}

const mapped = (value: unknown, of: (text: unknown) => unknown): unknown =>
  Array.isArray(value)
    ? value.map(each => mapped(each, of))
    : isTree(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapped(each, of)]))
      : of(value);

/** The data with the empty text in the place of the word that stands for null. */
export function emptied(data: Tree): Tree {
  return mapped(data, value => (value === "NULL" ? "" : value)) as Tree;
}

/** The data without the members that are the word that stands for null. */
export function withoutNulls(data: Tree): Tree {
  const left: Tree = {};
  for (const [key, value] of Object.entries(data))
    if (value !== "NULL") put(left, key, isTree(value) ? withoutNulls(value) : value);
  return left;
}

/** The members with these names. */
export function picked(data: Tree, names: string[]): Tree {
  return Object.fromEntries(Object.entries(data).filter(([key]) => names.includes(key)));
}

/** The members in the opposite order, at each level. */
export function turned(data: Tree): Tree {
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, value]) => [key, isTree(value) ? turned(value) : value]),
  );
}

/** As `Date.prototype.toISOString`. */
export function iso(moment: Date | string): string {
  return new Date(moment).toISOString();
}

export function milliseconds(moment: Date | string): string {
  return String(new Date(moment).getTime());
}

/** Each character as two hexadecimal digits behind a percent sign: ISO-8859-1. */
export function octets(text: string): string {
  return [...text].map(c => `%${c.codePointAt(0)!.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** Percent-encoded octets as ISO-8859-1. */
export function latin(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What ISO-8859-1 does not have, as numeric entities. */
export function entities(text: string): string {
  return [...text].map(c => (c.codePointAt(0)! > 0xff ? `&#${c.codePointAt(0)};` : c)).join("");
}

/** How many objects are inside each other. */
export function levels(value: unknown): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map(levels));
  if (!isTree(value)) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levels));
}
