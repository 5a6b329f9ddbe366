/** The encoders of a draft: each position of the Markdown has one, and nothing of a schema gets there past it. */

/** Prose on one line, in a paragraph or a cell: no character of it is Markdown. */
export function prose(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\s]+/gu, " ")
    .trim()
    .slice(0, 500)
    .replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&")
    .replace(/^([+\-=]|\d+(?=[.)]))/, match => (/\d/.test(match) ? `${match}\\` : `\\${match}`));
}

/** The inside of inline code in a table cell or elsewhere; a back quote never is in it. */
export function code(inside: string, inTable: boolean): string {
  return `\`${inTable ? inside.replaceAll("|", "\\|") : inside}\``;
}

/** A text of the expression language, safe inside of inline code and of a cell. */
export function text(value: string): string {
  return JSON.stringify(value).replace(/[`|<>&*\u007f-\u009f\u2028\u2029]|\p{Cf}|[\ud800-\udfff]/gu, character =>
    [...Array(character.length).keys()]
      .map(at => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** A pattern. `undefined` where it would not be one on a single line. */
export function pattern({ source, flags }: Pick<RegExp, "source" | "flags">): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(source)) return undefined;
  const kept = flags.replace(/[guvyd]/g, "");
  return `/${source.replace(/\\`|`/g, "\\x60").replaceAll("\\|", "\\x7c")}/${kept}`;
}

/** A number as specs write it; undefined where they cannot. */
export function number(value: number | bigint): string | undefined {
  const written = String(value);
  return /^-?\d+(\.\d+)?$/.test(written) ? written : undefined;
}

/** A value of JSON as an expression; undefined where it holds something else. */
export function literal(value: unknown): string | undefined {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" || typeof value === "bigint") return number(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : text(value.toISOString());
  if (Array.isArray(value)) return all(value.map(literal), parts => `[${parts.join(", ")}]`);
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const entries = Object.entries(value as object);
  if (entries.length === 0) return "{}";
  return all(
    entries.map(([name, item]) => join(text(name), literal(item))),
    parts => `{ ${parts.join(", ")} }`,
  );
}

const join = (name: string, value: string | undefined) => (value === undefined ? undefined : `${name}: ${value}`);

function all(parts: readonly (string | undefined)[], write: (parts: readonly string[]) => string): string | undefined {
  const known = parts.filter(part => part !== undefined);
  return known.length === parts.length ? write(known) : undefined;
}

/** A field's name in the first cell of its row; undefined where no field can be called so. */
export function fieldName(name: string): string | undefined {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return name;
  const isPlain = name !== "" && name === name.trim() && name !== "__proto__" && name.length <= 200;
  return isPlain && !/[`\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(name) ? code(name, true) : undefined;
}
