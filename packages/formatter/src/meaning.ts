import type { Contract } from "@tenet/checker";

/** Where something stands in the file, and the file's own hash: all that tidying may change. */
const places: ReadonlySet<string> = new Set(["span", "line", "hash"]);

/** Whether `key` holds a condition as it is written; its meaning is the condition beside it. A step may have no other text. */
function isWritten(holder: unknown, key: string): boolean {
  const { kind, text, expression } = holder as { kind?: unknown; text?: unknown; expression?: unknown };
  return key === "expression" || (key === "text" && (kind === "where" || text === expression));
}

/** Whether two contracts promise the same: equal but for places and for how expressions are spaced. */
export function sameMeaning(a: Contract, b: Contract): boolean {
  return stable(a) === stable(b);
}

function stable(contract: Contract): string {
  return JSON.stringify(contract, function (this: unknown, key, value: unknown) {
    if (places.has(key)) return undefined;
    if (isWritten(this, key) && typeof value === "string") return bare(value);
    if (typeof value === "bigint") return `${value}n`;
    return value;
  });
}

/** Without spaces and parentheses, and with signs in place of words. */
function bare(expression: string): string {
  return expression
    .replace(/\band\b/g, "&&")
    .replace(/\bor\b/g, "||")
    .replace(/\bnot\b/g, "!")
    .replace(/[\s()]/g, "");
}
