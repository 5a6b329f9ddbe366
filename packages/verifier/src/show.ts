/** Values as a person reads them, in the spec's own notation where it has one. */
import { describeFunction, ShownDecimal } from "@tenet/runtime";

const longest = 400;
const mostItems = 30;

/** On one line. Long values are shortened, and say so. */
export function show(value: unknown): string {
  const text = write(value, 0);
  const points = [...text];
  return points.length <= longest ? text : `${points.slice(0, longest).join("")}… (${points.length} characters in all)`;
}

function write(value: unknown, depth: number): string {
  if (depth > 12) return "…";
  switch (typeof value) {
    case "string":
      // What stands for a secret is no text of the value.
      return /^«(?:secret|personal)(?: \d+)?»$/.test(value) ? value : quote(value);
    case "undefined":
      return "nothing";
    case "bigint":
      return String(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "object":
      return value === null ? "nothing" : writeObject(value, depth + 1);
    case "function":
      return describeFunction(value, answer => write(answer, depth + 1));
    default:
      return String(value);
  }
}

function writeObject(value: object, depth: number): string {
  if (Array.isArray(value)) return `[${items(value, depth)}]`;
  if (value instanceof ShownDecimal) return value.toString();
  if (value instanceof Uint8Array) return `bytes [${items([...value], depth)}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid date" : value.toISOString();
  if (value instanceof Set) return value.size === 0 ? "{ } (a set)" : `{ ${items([...value], depth)} }`;
  if (value instanceof Map)
    return braces([...value].map(([key, item]) => `${write(key, depth)}: ${write(item, depth)}`));
  return braces(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)}: ${write(item, depth)}`),
  );
}

function items(values: readonly unknown[], depth: number): string {
  const shown = Array.from(values.slice(0, mostItems), value => write(value, depth));
  if (values.length > mostItems) shown.push(`… (${values.length} in all)`);
  return shown.join(", ");
}

function braces(entries: string[]): string {
  const shown = entries.slice(0, mostItems);
  if (entries.length > mostItems) shown.push(`… (${entries.length} in all)`);
  return shown.length === 0 ? "{}" : `{ ${shown.join(", ")} }`;
}

/** A quoted string in which nothing can move a cursor, hide or reorder text: such characters are escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]|\p{Cn}|\p{Co}/gu,
    character =>
      [...Array(character.length).keys()]
        .map(at => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
        .join(""),
  );
}
