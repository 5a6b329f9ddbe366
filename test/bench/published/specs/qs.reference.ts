/** What the README's sentences and examples say of query strings and of what they are parsed to. */

type Tree = string | number | boolean | Tree[] | { [key: string]: Tree };
type Fields = Record<string, Tree>;
type Pair = { key: string; value: string };

type Format = "indices" | "brackets" | "repeat" | "comma";

export function written(object: Fields, format: Format, dots: boolean): string {
  return render(object, format, dots, text => text);
}

export function writtenEncoded(object: Fields): string {
  return render(object, "indices", false, encodeURIComponent);
}

function render(object: Fields, format: Format, dots: boolean, encode: (text: string) => string): string {
  const under = (prefix: string, value: Tree): string[] => {
    if (Array.isArray(value)) {
      if (format === "comma") return [`${prefix}=${value.map(item => encode(String(item))).join(",")}`];
      const mark = (at: number) => (format === "indices" ? `[${at}]` : format === "brackets" ? "[]" : "");
      return value.flatMap((item, at) => under(prefix + mark(at), item));
    }
    if (typeof value !== "object") return [`${prefix}=${encode(String(value))}`];
    return Object.keys(value).flatMap(key =>
      under(dots ? `${prefix}.${encode(key)}` : `${prefix}[${encode(key)}]`, value[key]!),
    );
  };
  return Object.keys(object)
    .flatMap(key => under(encode(key), object[key]!))
    .join("&");
}

export function sparse(at: number[], value: string): Tree {
  return Array.from({ length: Math.max(...at) + 1 }, (_, i) => (at.includes(i) ? value : { absent: "undefined" }));
}

export function marked(
  pairs: { key: string; value: string | { absent: "null" | "undefined" } }[],
  nulls: "kept" | "strict" | "skipped",
): string[] {
  return pairs.flatMap(({ key, value }) => {
    if (typeof value === "string") return [`${key}=${value}`];
    if (value.absent === "undefined" || nulls === "skipped") return [];
    return [nulls === "strict" ? key : `${key}=`];
  });
}

export function deep(path: string[], depth: number, value: string): Fields {
  const rest = path.slice(depth + 1).map(name => `[${name}]`);
  const names = rest.length === 0 ? path : [...path.slice(0, depth + 1), rest.join("")];
  return names.reduceRight<Tree>((inner, name) => Object.fromEntries([[name, inner]]), value) as Fields;
}

export function indexed(xs: string[]): Fields {
  return Object.fromEntries(xs.map((x, at) => [String(at), x]));
}

export function merged(below: Fields, above: Fields): Fields {
  return Object.fromEntries([...Object.entries(below), ...Object.entries(above)]);
}

export function grouped(pairs: Pair[], duplicates: "combine" | "first" | "last"): Fields {
  const values = new Map<string, string | string[]>();
  for (const { key, value } of pairs) {
    const before = values.get(key);
    if (before === undefined || duplicates === "last") values.set(key, value);
    else if (duplicates === "combine") values.set(key, [before, value].flat());
  }
  return Object.fromEntries(values);
}

export function replaced(value: string, part: string, by: string): string {
  return value.split(part).join(by);
}

export function encoded(value: string): string {
  return encodeURIComponent(value);
}

export function decoded(value: string): string {
  return decodeURIComponent(value);
}

export function iso(moment: Date): string {
  return moment.toISOString();
}
