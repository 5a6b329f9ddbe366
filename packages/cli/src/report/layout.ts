import { show } from "@tenet/verifier";

/** Columns that a value may take before it is laid out over lines. */
const width = 96;

/** A value as `show` writes it: on one line where it fits, else one entry a line, two columns further in. */
export function layOut(value: unknown): string[] {
  const line = show(value);
  if (line.length <= width) return [line];
  const parts = entries(value);
  if (parts === undefined) return [line];
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return [open, ...parts.flatMap(([key, item]) => indent(key, layOut(item))), close];
}

function entries(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map(item => ["", item]);
  if (value instanceof Map) return [...value].map(([key, item]) => [`${show(key)}: `, item]);
  if (value instanceof Set || value instanceof Date || typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).map(([name, item]) => [
    `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : show(name)}: `,
    item,
  ]);
}

function indent(key: string, lines: readonly string[]): string[] {
  return lines.map((line, at) => `  ${at === 0 ? key : ""}${line}${at === lines.length - 1 ? "," : ""}`);
}
