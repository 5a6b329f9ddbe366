/** Trusted code of ours: what INI texts of the documented form mean, as texts that compare, and what they hold. */

export type Scalar = string | number | boolean;
export interface Data {
  readonly [key: string]: Scalar | readonly Scalar[] | Data;
}

/** Fields without their order; a text, number or boolean by its text: the page does not say which kind comes back. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(String(value));
  const fields = Object.keys(value).map(key => `${JSON.stringify(key)}: ${shown((value as Data)[key])}`);
  return `{${fields.sort().join(", ")}}`;
}

// What is written -------------------------------------------------------------------------------------------------

interface Section {
  readonly header: string;
  readonly items: { readonly key: string; readonly value: string; readonly text: string }[];
}

/** The sections of a text with plain keys and values, the global one first. */
function sectionsOf(text: string): Section[] {
  const sections: Section[] = [{ header: "", items: [] }];
  for (const line of text.split(/\r?\n/)) {
    if (line === "") continue;
    const header = /^\[(.*)\]$/.exec(line);
    const equals = line.indexOf("=");
    if (header !== null) sections.push({ header: header[1]!, items: [] });
    else {
      const [key, value] = [line.slice(0, equals).trimEnd(), line.slice(equals + 1).trimStart()];
      sections[sections.length - 1]!.items.push({ key, value, text: line });
    }
  }
  return sections;
}

/** Each item with its section, spaces around the equals sign left out. */
export function items(text: string): string[] {
  return sectionsOf(text).flatMap(({ header, items }) => items.map(({ key, value }) => `[${header}] ${key}=${value}`));
}

/** The items that data stand for. */
export function expected(data: Data, section: string, brackets: boolean): string[] {
  return Object.keys(data).flatMap(key => {
    const value = data[key]!;
    if (Array.isArray(value)) return value.map(each => `[${section}] ${key}${brackets ? "[]" : ""}=${each}`);
    if (typeof value !== "object") return [`[${section}] ${key}=${value}`];
    return expected(value as Data, section === "" ? key : `${section}.${key}`, brackets);
  });
}

export function headers(text: string): string[] {
  return sectionsOf(text)
    .map(({ header }) => header)
    .slice(1);
}

/** The lines that are items. */
export function itemLines(text: string): string[] {
  return sectionsOf(text).flatMap(({ items }) => items.map(item => item.text));
}

/** The keys of each section, in their order. */
export function keysOfSections(text: string): string[][] {
  return sectionsOf(text).map(({ items }) => items.map(({ key }) => key));
}

/** Where the equals signs stand in each section. */
export function columns(text: string): number[][] {
  return sectionsOf(text).map(({ items }) => items.map(item => item.text.indexOf("=")));
}

/** The line behind each header; nothing behind the last is an empty one. */
export function behindHeaders(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, at) => (/^\[.*\]$/.test(line) ? [lines[at + 1] ?? ""] : []));
}

/** The endings of lines that occur. */
export function endings(text: string): string[] {
  return [...new Set(text.match(/\r\n|\r|\n/g) ?? [])];
}

// What is read ----------------------------------------------------------------------------------------------------

export type Line =
  | { readonly line: "comment"; readonly text: string }
  | { readonly line: "blank" }
  | { readonly line: "section"; readonly path: readonly string[] }
  | {
      readonly line: "item" | "element";
      readonly key: string;
      readonly before: number;
      readonly after: number;
      readonly value: string;
    };

export function document(lines: readonly Line[], ending: string, ended: boolean): string {
  const rows = lines.map(line => {
    if (line.line === "comment") return `;${line.text}`;
    if (line.line === "blank") return "";
    if (line.line === "section") return `[${line.path.join(".")}]`;
    const key = line.line === "element" ? `${line.key}[]` : line.key;
    return `${key}${" ".repeat(line.before)}=${" ".repeat(line.after)}${line.value}`;
  });
  const mark = ending === "CRLF" ? "\r\n" : "\n";
  return rows.join(mark) + (ended && rows.length > 0 ? mark : "");
}

function read(lines: readonly Line[]): { data: any; clear: boolean } {
  const data: any = {};
  let section = data;
  let clear = true;
  const seen = new Set<string>();
  for (const line of lines) {
    if (line.line === "section") {
      clear &&= !seen.has(line.path.join("."));
      seen.add(line.path.join("."));
      section = data;
      for (const name of line.path) {
        if (!Object.hasOwn(section, name)) section[name] = {};
        section = section[name];
      }
    } else if (line.line === "element") {
      if (!Object.hasOwn(section, line.key)) section[line.key] = [];
      section[line.key].push(line.value);
    } else if (line.line === "item") {
      clear &&= !Object.hasOwn(section, line.key);
      section[line.key] = line.value;
    }
  }
  return { data, clear };
}

/** Whether no key and no section comes twice: the page does not say what that means. */
export function clear(lines: readonly Line[]): boolean {
  return read(lines).clear;
}

export function meant(lines: readonly Line[]): string {
  return shown(read(lines).data);
}
