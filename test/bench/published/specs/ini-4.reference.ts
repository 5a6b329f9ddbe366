/** Data, texts and layouts of INI files as the README's sentences and examples describe them. */

type Value = string | string[] | { [name: string]: Value };
type Data = { [name: string]: Value };
type Item = { name: string; value: string | string[] };
type Part = { path: string[]; items: Item[] };
type Doc = { globals: Item[]; sections: Part[] };

const isSection = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const put = (into: object, name: string, value: unknown): void => {
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
};

function addItems(into: Data, items: Item[]): void {
  for (const { name, value } of items) {
    if (Object.hasOwn(into, name) || (Array.isArray(value) && value.length === 0)) continue;
    put(into, name, Array.isArray(value) ? [...value] : value);
  }
}

/** "Sections are treated as nested objects", "Section-less items are treated as globals"; a taken name is left out. */
export function dataOf({ globals, sections }: Doc): Data {
  const data: Data = {};
  addItems(data, globals);
  for (const { path, items } of sections) {
    let at: Data | undefined = data;
    for (const name of path) {
      if (!Object.hasOwn(at, name)) put(at, name, {});
      const next: Value = at[name]!;
      if (!isSection(next)) {
        at = undefined;
        break;
      }
      at = next;
    }
    if (at !== undefined) addItems(at, items);
  }
  return cleaned(data);
}

/** Without sections that hold nothing. */
function cleaned(data: Data): Data {
  const left: Data = {};
  for (const [name, value] of Object.entries(data)) {
    if (!isSection(value)) put(left, name, value);
    else if (Object.keys(cleaned(value)).length > 0) put(left, name, cleaned(value));
  }
  return left;
}

export const filled = (data: Data): Data => cleaned(data);

/** Names are not empty, not `__proto__` and no list keys; lists and sections are not empty. */
export function sane(data: Data): boolean {
  return Object.entries(data).every(
    ([name, value]) =>
      name !== "" &&
      name !== "__proto__" &&
      !name.endsWith("[]") &&
      (isSection(value)
        ? Object.keys(value).length > 0 && sane(value)
        : Array.isArray(value)
          ? value.length > 0 && value.every(unambiguous)
          : unambiguous(value)),
  );
}

const unambiguous = (text: string): boolean => !["true", "false", "null"].includes(text);

/** No name of a section has a dot. */
export function withoutDots(data: Data): boolean {
  return Object.entries(data).every(
    ([name, value]) => !isSection(value) || (!name.includes(".") && withoutDots(value)),
  );
}

export const under = (path: string[], value: Value): Data => {
  let inside = value;
  for (const name of [...path].reverse()) {
    const around: Data = {};
    put(around, name, inside);
    inside = around;
  }
  return inside as Data;
};

export const joined = (lines: string[], newline: string): string => lines.join(newline);

export const inserted = (lines: string[], at: number, line: string): string[] => [
  ...lines.slice(0, at % (lines.length + 1)),
  line,
  ...lines.slice(at % (lines.length + 1)),
];

export const withWindowsEnds = (text: string): string => text.replaceAll("\n", "\r\n");

const isHeader = (line: string): boolean => /^\[.*\]$/.test(line);

/** Header and lines of each section; the first block holds the globals under "". Blank lines do not count. */
export function blocks(text: string): string[][] {
  const found: string[][] = [[""]];
  for (const line of text.split(/\r?\n/)) {
    if (line === "") continue;
    if (isHeader(line)) found.push([line]);
    else found[found.length - 1]!.push(line);
  }
  return found.filter(({ length }) => length > 1);
}

export const headers = (text: string): string[] => blocks(text).map(([header]) => header!);

/** The blocks without regard to their order and that of their lines. */
export function layout(text: string): string[][] {
  return unordered(blocks(text));
}

const unordered = (all: string[][]): string[][] =>
  all.map(([header, ...lines]) => [header!, ...lines.sort()]).sort(([a], [b]) => (a! < b! ? -1 : a! > b! ? 1 : 0));

function linesOf(data: Data, equals: string, mark: string): string[] {
  return Object.entries(data).flatMap(([name, value]) =>
    isSection(value)
      ? []
      : Array.isArray(value)
        ? value.map(item => `${name}${mark}${equals}${item}`)
        : [`${name}${equals}${value}`],
  );
}

function blocksOf(data: Data, path: string[], equals: string, mark: string): string[][] {
  const own = [path.length === 0 ? "" : `[${path.join(".")}]`, ...linesOf(data, equals, mark)];
  const inner = Object.entries(data).flatMap(([name, value]) =>
    isSection(value) ? blocksOf(value, [...path, name], equals, mark) : [],
  );
  return [...(own.length > 1 ? [own] : []), ...inner];
}

/** What the example of the written file shows, for names and values that need no escapes. */
export function expected(data: Data, section: string, whitespace: boolean, bracketed: boolean): string[][] {
  return unordered(blocksOf(data, section === "" ? [] : [section], whitespace ? " = " : "=", bracketed ? "[]" : ""));
}

/** The lines of the globals in their order. */
export const globalLines = (data: Data): string[] => linesOf(data, "=", "[]");

export const lines = (text: string): string[] => text.split(/\r?\n/).filter(line => line !== "");

/** The `=` stands in one column in each section, or among the globals. */
export function aligned(text: string, globals: boolean): boolean {
  return blocks(text)
    .filter(([header]) => (header === "") === globals)
    .every(([, ...own]) => new Set(own.map(line => line.indexOf("="))).size <= 1);
}

/** Each `=` has a space before it and one behind. */
export const spaced = (text: string): boolean =>
  blocks(text).every(([, ...own]) => own.every(line => /^[^=]* = [^=]*$/.test(line)));

/** An empty line follows each section header. */
export const opened = (text: string): boolean => {
  const all = text.split(/\r?\n/);
  return all.every((line, at) => !isHeader(line) || all[at + 1] === "");
};

/** In one section, the lines in the order of their keys. */
export const keysSorted = (text: string): boolean =>
  blocks(text).every(([, ...own]) => {
    const keys = own.map(line => line.slice(0, line.indexOf("=")).replace(/\[\]$/, ""));
    return keys.every((key, at) => at === 0 || keys[at - 1]! <= key);
  });

/** Names of all sections but the globals, in order. */
export const sectionsSorted = (text: string): boolean => {
  const names = headers(text)
    .filter(header => header !== "")
    .map(header => header.slice(1, -1));
  return names.every((name, at) => at === 0 || names[at - 1]! <= name);
};

/** The block of one section as it stands in the text. */
export const blockOf = (text: string, name: string): string[] =>
  blocks(text).find(([header]) => header === `[${name}]`) ?? [];

export const hasLineBreak = (text: string): boolean => /[\r\n]/.test(text);
