/** Trusted code of ours: JavaScript values from data, their query strings, and values as texts that compare. */

export interface Field {
  readonly name: string;
  readonly value: Node;
}
export type Node =
  | string
  | number
  | boolean
  | { readonly is: "null" | "undefined" }
  | { readonly is: "date"; readonly at: number }
  | { readonly is: "object"; readonly fields: readonly Field[] }
  | { readonly is: "array"; readonly items: readonly Node[] };
export type Tree = Extract<Node, { is: "object" }>;

// Values ----------------------------------------------------------------------------------------------------------

/** `drop`: fields of this kind are left out; `backwards`: fields are set in the opposite order. */
export function build(node: Node, drop?: string, backwards = false): any {
  if (typeof node !== "object") return node;
  switch (node.is) {
    case "null":
      return null;
    case "undefined":
      return undefined;
    case "date":
      return new Date(node.at);
    case "array":
      return node.items.map(each => build(each, drop, backwards));
    case "object": {
      const made: any = {};
      for (const { name, value } of backwards ? [...node.fields].reverse() : node.fields) {
        if (typeof value === "object" && value.is === drop) continue;
        made[name] = build(value, drop, backwards);
      }
      return made;
    }
  }
}

/** Fields without their order; holes told from other values. */
export function describe(value: any): string {
  if (Array.isArray(value)) {
    const items = Array.from({ length: value.length }, (_, at) => (at in value ? describe(value[at]) : "hole"));
    return `[${items.join(", ")}]`;
  }
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const fields = Object.keys(value).map(key => `${JSON.stringify(key)}: ${describe(value[key])}`);
  return `{${fields.sort().join(", ")}}`;
}

/** What is to come back: values as texts, nulls as empty texts unless `nulls`; undefined leaves nothing, or a hole. */
export function shown(node: Node, nulls: boolean): string {
  return describe(returned(node, nulls));
}

function returned(node: Node, nulls: boolean): any {
  if (typeof node !== "object") return String(node);
  switch (node.is) {
    case "null":
      return nulls ? null : "";
    case "undefined":
      return undefined;
    case "date":
      return new Date(node.at).toISOString();
    case "array": {
      const items: any[] = [];
      node.items.forEach((each, at) => {
        if (!isUndefined(each)) items[at] = returned(each, nulls);
      });
      return items;
    }
    case "object": {
      const made: any = {};
      for (const { name, value } of node.fields) if (!isUndefined(value)) made[name] = returned(value, nulls);
      return made;
    }
  }
}

function isUndefined(node: Node): boolean {
  return typeof node === "object" && node.is === "undefined";
}

// What is written -------------------------------------------------------------------------------------------------

export interface Style {
  readonly arrays: "indices" | "brackets" | "repeat";
  readonly dots: boolean;
  readonly nulls: "equals" | "strict" | "skip";
  readonly dates: "text" | "milliseconds";
  readonly names?: readonly (string | number)[] | undefined;
}

/** The parameters that data stand for, without encoding. */
export function written(data: Tree, style: Style): string[] {
  const selected = (name: string | number) => style.names === undefined || style.names.includes(name);
  const write = (node: Node, key: string): string[] => {
    if (typeof node !== "object") return [`${key}=${node}`];
    switch (node.is) {
      case "undefined":
        return [];
      case "null":
        return style.nulls === "skip" ? [] : [style.nulls === "strict" ? key : `${key}=`];
      case "date":
        return [`${key}=${style.dates === "text" ? new Date(node.at).toISOString() : node.at}`];
      case "array":
        return node.items.flatMap((each, at) => {
          if (!selected(at)) return [];
          const place = style.arrays === "indices" ? `[${at}]` : style.arrays === "brackets" ? "[]" : "";
          return write(each, key + place);
        });
      case "object":
        return node.fields.flatMap(({ name, value }) =>
          selected(name) ? write(value, key === "" ? name : style.dots ? `${key}.${name}` : `${key}[${name}]`) : [],
        );
    }
  };
  return write(data, "");
}

export function pieces(text: string, delimiter: string): string[] {
  return text === "" ? [] : text.split(delimiter);
}

/** The name at the root of a parameter. */
export function topName(piece: string): string {
  return /^[^=[.]*/.exec(piece)![0];
}

export function decoded(text: string): string {
  return decodeURIComponent(text);
}

/** Both spaces as RFC 1738 writes them. */
export function withPluses(text: string): string {
  return text.replaceAll("%20", "+");
}

/** Each key and value of unencoded parameters; the keys alone are left as they are where `keys` is false. */
export function encodedPieces(list: readonly string[], keys: boolean): string[] {
  return list.map(piece => {
    const at = piece.indexOf("=");
    if (at < 0) return keys ? encodeURIComponent(piece) : piece;
    const [key, value] = [piece.slice(0, at), piece.slice(at + 1)];
    return `${keys ? encodeURIComponent(key) : key}=${encodeURIComponent(value)}`;
  });
}

// What is read ----------------------------------------------------------------------------------------------------

export interface Param {
  readonly key: string;
  readonly path: readonly string[];
  readonly value?: string | undefined;
}

/** A query string; `coded`: brackets are encoded; `dots`: names are joined by dots. Commas in values stay. */
export function query(params: readonly Param[], delimiter: string, coded: boolean, dots: boolean): string {
  const [open, close] = coded ? ["%5B", "%5D"] : ["[", "]"];
  return params
    .map(({ key, path, value }) => {
      const places = path.map(each =>
        dots && /^[a-z]/i.test(each) ? `.${each}` : `${open}${encodeURIComponent(each)}${close}`,
      );
      const text = encodeURIComponent(value ?? "");
      const end = value === undefined ? "" : `=${delimiter === "," ? text : text.replaceAll("%2C", ",")}`;
      return encodeURIComponent(key) + places.join("") + end;
    })
    .join(delimiter);
}

/** Every octet of a text percent-encoded. */
export function octets(text: string, charset: string): string {
  return [...Buffer.from(text, charset === "utf-8" ? "utf8" : "latin1")]
    .map(octet => `%${octet.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

/** Every character as a numeric entity. */
export function entities(text: string): string {
  return [...text].map(each => `&#${each.codePointAt(0)};`).join("");
}

/** `a[b][c]…` read only so many children deep. */
export function descended(names: readonly string[], depth: number, value: string): string {
  const rest = names
    .slice(depth)
    .map(name => `[${name}]`)
    .join("");
  const keys = ["top", ...names.slice(0, depth), ...(rest === "" ? [] : [rest])];
  return describe(keys.reduceRight<any>((inner, key) => ({ [key]: inner }), value));
}

/** A query string of many elements of one array; the element at position 3 is `v3`. */
export function repeated(count: number, notation: string, key: string): string {
  const values = Array.from({ length: count }, (_, at) => `v${at}`);
  if (notation === "comma") return `${key}=${values.join(",")}`;
  const places: Record<string, (at: number) => string> = {
    brackets: () => "[]",
    "coded brackets": () => "%5B%5D",
    indices: at => `[${at}]`,
    "coded indices": at => `%5B${at}%5D`,
    repeat: () => "",
  };
  const place = places[notation]!;
  return values.map((value, at) => `${key}${place(at)}=${value}`).join("&");
}

function under(key: string, value: unknown): string {
  const inner = /^(\w+)\[(\w+)\]$/.exec(key);
  return describe(inner === null ? { [key]: value } : { [inner[1]!]: { [inner[2]!]: value } });
}

export function elements(count: number, key: string): string {
  return under(
    key,
    Array.from({ length: count }, (_, at) => `v${at}`),
  );
}

/** The same as an object with the indices as keys. */
export function byIndex(count: number, key: string): string {
  return under(key, Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at), `v${at}`])));
}

/** One of the elements by itself. */
export function element(at: number, key: string): string {
  return under(key, `v${at}`);
}

export function indexed(indices: readonly number[]): string {
  return indices.map(index => `a[${index}]=v${index}`).join("&");
}

export function compact(indices: readonly number[]): string {
  return describe({ a: [...indices].sort((x, y) => x - y).map(index => `v${index}`) });
}

export function sparse(indices: readonly number[]): string {
  const items: string[] = [];
  for (const index of indices) items[index] = `v${index}`;
  return describe({ a: items });
}

export function keyed(indices: readonly number[]): string {
  return describe({ a: Object.fromEntries(indices.map(index => [String(index), `v${index}`])) });
}

/** What was there, and a text as a key whose value is true. */
export function asKey(name: string, value: string, key: string): string {
  return describe({ a: { [name]: value, [key]: true } });
}

export function many(count: number): string {
  return Array.from({ length: count }, (_, at) => `k${at}=${at}`).join("&");
}

/** A name in which dots are encoded twice, as `encodeDotInKeys` writes them. */
export function dotted(name: string): string {
  return name.replaceAll(".", "%252E");
}
