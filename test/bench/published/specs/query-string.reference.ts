/** What the README's sentences and examples say a query string looks like. */

type Absent = { is: "null" | "undefined" };
type Item = string | number | boolean;
type Value = Item | Absent | Item[];
type Query = Record<string, Value>;

const isAbsent = (value: Value): value is Absent => typeof value === "object" && !Array.isArray(value);

const encoders = {
  none: (value: string) => value,
  loose: encodeURIComponent,
  strict: (value: string) =>
    encodeURIComponent(value).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
};

export function stringified(
  query: Query,
  format: "none" | "bracket" | "index" | "comma" | "separator",
  separator: string,
  encoding: "strict" | "loose" | "none",
  skipNull: boolean,
  skipEmptyString: boolean,
): string {
  const encode = (value: unknown) => encoders[encoding](String(value));
  return Object.keys(query)
    .sort()
    .flatMap(key => {
      const value = query[key]!;
      if (isAbsent(value)) return value.is === "undefined" || skipNull ? [] : [encode(key)];
      if (value === "" && skipEmptyString) return [];
      if (!Array.isArray(value)) return [`${encode(key)}=${encode(value)}`];
      if (format === "comma" || format === "separator") {
        return [`${encode(key)}=${value.map(encode).join(format === "comma" ? "," : separator)}`];
      }
      const mark = (at: number) => (format === "bracket" ? "[]" : format === "index" ? `[${at}]` : "");
      return value.map((item, at) => `${encode(key)}${mark(at)}=${encode(item)}`);
    })
    .join("&");
}

function kept(query: Query, keep: (value: Value) => boolean): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => keep(value)));
}

export function withoutNull(query: Query): Query {
  return kept(query, value => !isAbsent(value) || value.is !== "null");
}

export function withoutUndefined(query: Query): Query {
  return kept(query, value => !isAbsent(value) || value.is !== "undefined");
}

export function withoutEmpty(query: Query): Query {
  return kept(query, value => value !== "");
}

export function merged(below: Query, above: Query): Query {
  return Object.fromEntries([...Object.entries(below), ...Object.entries(above)]);
}

export function grouped(pairs: { key: string; value: string }[]): Query {
  const values = new Map<string, string | string[]>();
  for (const { key, value } of pairs) {
    const before = values.get(key);
    values.set(key, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(values);
}

export function encoded(value: string): string {
  return encodeURIComponent(value);
}

export function decoded(value: string): string {
  return decodeURIComponent(value);
}
