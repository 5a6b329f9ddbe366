/**
 * Functions that are data: what a search hands to an implementation that takes a function. Each is made from a
 * description, so that it can cross to another process, be made again there, and be shown to people.
 */
import { canonical } from "./canonical.js";
import { compareAny } from "./compare.js";

export type FunctionDescription =
  /** A comparator. `by`: `length`, `size` (how far from 0), or `.field`; undefined: by the values themselves. */
  | {
      readonly kind: "order";
      readonly direction: "ascending" | "descending" | "all equal";
      readonly by?: string | undefined;
      /** What it answers is 0, this number, or its opposite: code that expects 1 and -1 is wrong. */
      readonly step: number;
    }
  /** Answers one of these, always the same for equal arguments. What stands behind those that it `takes` does not count. */
  | { readonly kind: "table"; readonly takes: number; readonly answers: readonly unknown[] };

type Described = (...args: readonly unknown[]) => unknown;

const description = Symbol.for("tenet.description");

/** The function that a description stands for. */
export function functionOf(described: FunctionDescription): Described {
  const made: Described =
    described.kind === "order"
      ? (a, b) => compareBy(described, a, b)
      : (...args) => described.answers[hash(canonical(args.slice(0, described.takes))) % described.answers.length];
  return Object.defineProperty(made, description, { value: described });
}

/** What the function was made from; undefined for any other function. */
export function descriptionOf(value: unknown): FunctionDescription | undefined {
  return typeof value === "function" ? (value as { [description]?: FunctionDescription })[description] : undefined;
}

/** In words; `show` writes the values inside. */
export function describeFunction(value: unknown, show: (value: unknown) => string): string {
  const described = descriptionOf(value);
  if (described === undefined) return "a function";
  if (described.kind === "order") return orderWords(described);
  const [only, ...more] = described.answers;
  if (more.length === 0) return `(…) => ${show(only)}`;
  return `(…) => one of ${described.answers.map(show).join(", ")}, by what it is given`;
}

function orderWords({ direction, by, step }: FunctionDescription & { kind: "order" }): string {
  if (direction === "all equal") return "(a, b) => 0";
  const [first, second] = direction === "ascending" ? ["a", "b"] : ["b", "a"];
  const part = (name: string) =>
    by === undefined ? name : by === "size" ? `|${name}|` : `${name}${by.startsWith(".") ? by : `.${by}`}`;
  return `(a, b) => ${part(first)} compared with ${part(second)}${step === 1 ? "" : `, as -${step}, 0 or ${step}`}`;
}

function compareBy({ direction, by, step }: FunctionDescription & { kind: "order" }, a: unknown, b: unknown): number {
  if (direction === "all equal") return 0;
  const order = compareAny(rank(a, by), rank(b, by)) * step;
  // Never -0: an order of two equal values is 0.
  return order === 0 ? 0 : direction === "ascending" ? order : -order;
}

function rank(value: unknown, by: string | undefined): unknown {
  if (by === undefined) return value;
  if (by === "size") return typeof value === "number" ? Math.abs(value) : value;
  if (typeof value === "string") return by === "length" ? Array.from(value).length : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const name = by.startsWith(".") ? by.slice(1) : by;
  return by === "length" || Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // The low bits of texts that differ in their last character are much alike.
  return (value ^ (value >>> 15)) >>> 0;
}
