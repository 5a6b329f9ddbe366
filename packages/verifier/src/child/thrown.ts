/** Errors as plain records. Anything can be thrown, and reading it may throw again. */
import { hasOwn, slice, toText } from "./primordials.js";
import type { Thrown } from "./protocol.js";

type CodeOf = ((error: unknown) => string | undefined) | undefined;

export function describeThrown(error: unknown, codeOf?: CodeOf): Thrown {
  const code = firstText(
    () => codeOf?.(error),
    () => property(error, "code"),
  );
  if ((typeof error === "object" && error !== null) || typeof error === "function") {
    const name = firstText(() => property(error, "name")) ?? "an object";
    return {
      kind: "failed",
      code,
      name,
      message: shorten(firstText(() => property(error, "message")) ?? "without a message"),
    };
  }
  return { kind: "failed", code, name: error === null ? "null" : typeof error, message: shorten(primitive(error)) };
}

/** Reads `{ ok: true, value }` and `{ ok: false, error }`; anything else is the value itself, and its type will tell. */
export function resultForm(value: unknown, codeOf: CodeOf): { kind: "returned"; value: unknown } | Thrown {
  if (typeof value !== "object" || value === null || !hasOwn(value, "ok")) return { kind: "returned", value };
  const answer = value as { ok: unknown; value?: unknown; error?: unknown };
  if (answer.ok === true) return { kind: "returned", value: answer.value };
  if (answer.ok !== false) return { kind: "returned", value };
  const failed = describeThrown(answer.error, codeOf);
  return typeof answer.error === "string" && failed.code === undefined ? { ...failed, code: answer.error } : failed;
}

function property(value: unknown, name: string): unknown {
  return (typeof value === "object" && value !== null) || typeof value === "function"
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function firstText(...reads: (() => unknown)[]): string | undefined {
  for (let at = 0; at < reads.length; at++) {
    try {
      const value = reads[at]!();
      if (typeof value === "string") return value;
    } catch {
      // The next source may still answer.
    }
  }
  return undefined;
}

function primitive(value: unknown): string {
  return typeof value === "string" ? value : toText(value);
}

function shorten(text: string): string {
  return text.length <= 500 ? text : `${slice(text, 0, 500)}…`;
}
