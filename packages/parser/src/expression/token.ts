import type { Params } from "@tenet/diagnostics";
import type { Code } from "../messages.embedded.js";

/** Something to say about a token; said only when the token is used. Indexes count in the view. */
export interface Problem {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly params?: Params;
  /** What to write in its place. */
  readonly fix?: string;
  /** The fix is what was probably meant. */
  readonly guess?: boolean;
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly problems: readonly Problem[];
}

export type Token = Placed &
  (
    | { readonly kind: "number"; readonly text: string; readonly value: number; readonly integer: boolean }
    | { readonly kind: "string"; readonly text: string; readonly value: string }
    | { readonly kind: "regex"; readonly text: string; readonly source: string; readonly flags: string }
    | { readonly kind: "name"; readonly text: string }
    /** `text` is the sign as the language writes it, even where something else was written and reported. */
    | { readonly kind: "sign"; readonly text: string; readonly senseless: boolean }
    /** A piece that was reported and stands for an operand. */
    | { readonly kind: "broken"; readonly text: string }
    | { readonly kind: "end"; readonly text: "" }
  );

/** Longest first. */
export const signs = [
  "...",
  "===",
  "!==",
  "**",
  "<=",
  ">=",
  "&&",
  "||",
  "??",
  "?.",
  "=>",
  ".",
  ",",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ":",
  "?",
  "<",
  ">",
  "+",
  "-",
  "*",
  "/",
  "%",
  "!",
] as const;

/** A sign that is not ours: what to say, and what to read it as. Longest first. */
export const foreignSigns: readonly { readonly written: string; readonly code: Code; readonly means: string }[] = [
  ...[">>>=", "<<=", ">>=", "**=", "&&=", "||=", "??=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", ":="].map(
    written => ({ written, code: "assignment" as const, means: "===" }),
  ),
  ...["<==>", "<=>"].map(written => ({ written, code: "foreign-sign" as const, means: "===" })),
  ...["==>", "-->", "->"].map(written => ({ written, code: "foreign-sign" as const, means: "implies" })),
  ...["<>", "=/=", "/="].map(written => ({ written, code: "foreign-sign" as const, means: "!==" })),
  { written: "=<", code: "foreign-sign", means: "<=" },
  ...[">>>", ">>", "<<"].map(written => ({ written, code: "bit-operation" as const, means: "" })),
  { written: "==", code: "loose-equality", means: "===" },
  { written: "!=", code: "loose-equality", means: "!==" },
  { written: "=", code: "assignment", means: "===" },
  ...["++", "--"].map(written => ({ written, code: "increment" as const, means: written.slice(1) })),
  ...["~", "^"].map(written => ({ written, code: "bit-operation" as const, means: "" })),
  { written: "&", code: "single-sign", means: "&&" },
  { written: "|", code: "single-sign", means: "||" },
  ...Object.entries({
    "≤": "<=",
    "≥": ">=",
    "≠": "!==",
    "≡": "===",
    "∧": "&&",
    "∨": "||",
    "¬": "!",
    "∈": "in",
    "⇒": "implies",
    "→": "implies",
    "⇔": "===",
    "×": "*",
    "·": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    "—": "-",
    "…": "...",
  }).map(([written, means]) => ({ written, code: "typographic-sign" as const, means })),
];

/** Words of JavaScript that an operand cannot begin with here. */
export const foreignWords: ReadonlyMap<string, Code> = new Map([
  ["new", "no-new"],
  ["this", "no-this"],
  ["function", "no-function"],
  ["import", "no-import"],
  ["await", "no-await"],
  ["typeof", "no-typeof"],
  ...[
    "class",
    "delete",
    "void",
    "yield",
    "super",
    "return",
    "if",
    "else",
    "for",
    "while",
    "do",
    "throw",
    "try",
    "catch",
    "const",
    "var",
    "switch",
    "case",
    "debugger",
    "export",
    "extends",
    "with",
    "break",
    "continue",
    "finally",
    "enum",
    "instanceof",
  ].map((word): [string, Code] => [word, "statement-word"]),
]);

/** What people write between two operands, and what the language writes. */
export const foreignInfixWords: ReadonlyMap<string, string> = new Map([
  ["equals", "==="],
  ["eq", "==="],
  ["iff", "==="],
  ["xor", "!=="],
  ["mod", "%"],
  ["instanceof", "is"],
  ["contains", "in"],
  ["AND", "and"],
  ["OR", "or"],
  ["IMPLIES", "implies"],
]);
