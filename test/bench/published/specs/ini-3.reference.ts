/** Trusted code: data from steps, and the layout of a file as the README's example shows it. */

type Data = { [key: string]: unknown };

interface Item {
  path: string[];
  key: string;
  value: string | string[];
}

const own = (data: Data, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);

const put = (data: Data, key: string, value: unknown): void => {
  Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
};

const isSection = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Nested data, item by item; an item that would stand where another item or a section stands is left out. */
export function built(items: Item[]): Data {
  const data: Data = {};
  for (const { path, key, value } of items) {
    let at: Data | undefined = data;
    for (const name of path) {
      const next: unknown = own(at, name);
      if (next !== undefined && !isSection(next)) {
        at = undefined;
        break;
      }
      at = (next as Data | undefined) ?? {};
    }
    if (at === undefined || own(at, key) !== undefined) continue;
    at = data;
    for (const name of path) {
      if (own(at, name) === undefined) put(at, name, {});
      at = own(at, name) as Data;
    }
    put(at, key, value);
  }
  return data;
}

/** The items of each section, as lines, by the section's full name; those without a section under "". */
export function planned(data: Data, sign: string, mark: string, name: string): { [section: string]: string[] } {
  const lines: string[] = [];
  const all: { [section: string]: string[] } = {};
  for (const [key, value] of Object.entries(data)) {
    if (isSection(value)) continue;
    if (Array.isArray(value)) for (const each of value) lines.push(`${key}${mark}${sign}${each}`);
    else lines.push(`${key}${sign}${value}`);
  }
  if (lines.length > 0) put(all, name, lines);
  for (const [key, value] of Object.entries(data)) {
    if (!isSection(value)) continue;
    const inside = planned(value, sign, mark, name === "" ? key : `${name}.${key}`);
    for (const [section, items] of Object.entries(inside)) put(all, section, items);
  }
  return all;
}

/** The items of each section of a text, as lines; blank lines, and sections without items, do not count. */
export function blocks(text: string): { [section: string]: string[] } {
  const all: { [section: string]: string[] } = {};
  let name = "";
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    if (line.startsWith("[") && line.endsWith("]")) {
      name = line.slice(1, -1);
      continue;
    }
    const lines = own(all, name) as string[] | undefined;
    if (lines === undefined) put(all, name, [line]);
    else lines.push(line);
  }
  return all;
}

/** The planned layout as one text. */
export function written(data: Data, sign: string, eol: string): string {
  let text = "";
  for (const [name, lines] of Object.entries(planned(data, sign, "[]", "")))
    text += (name === "" ? "" : `[${name}]${eol}`) + lines.map(line => line + eol).join("");
  return text;
}

/** As `blocks`, with one space before the first sign of each line. */
export function unaligned(text: string): { [section: string]: string[] } {
  const all = blocks(text);
  for (const [name, lines] of Object.entries(all))
    put(
      all,
      name,
      lines.map(line => line.replace(/ +=/, " =")),
    );
  return all;
}
