/**
 * Codes that no page can show, and the test that provokes each, from the folder `test`. Most need a text too large to be
 * written down, or bytes that are no text.
 */
export const elsewhere: Readonly<Record<string, string>> = {
  "not-utf-8": "parser/limits.test.ts",
  "file-too-large": "parser/limits.test.ts",
  "section-too-long": "parser/limits.test.ts",
  "too-much-markup": "parser/limits.test.ts",
  "too-many-headings": "parser/limits.test.ts",
  "expression-too-deep": "parser/limits.test.ts",
  // The net under all readers: a test holds that no text is known that falls into it.
  "line-not-read": "parser/robustness.test.ts",
  // Specs of other tools are read by `spec trace`.
  "foreign-id-twice": "foreign/openspec.test.ts",
  // A row of a hundred specs.
  "import-too-deep": "imports/imports.test.ts",
  // Defects of Tenet itself, which no page can have.
  "fmt-meaning": "formatter/meaning.test.ts",
};

/** Pages that show so many messages on purpose. */
export const longPages: readonly string[] = [
  // A machine that says one thing and changes that do another, from every side.
  "transitions-that-changes-do-not-follow.md",
  // Each cell of a row, once.
  "transitions-with-unclear-cells.md",
];
