/**
 * Codes that no page can show, and the test that provokes each, from the folder `test`. Most need a text too large to be
 * written down, or bytes that are no text. Of a reason that is shown without its code, words of it that the test expects.
 */
export const elsewhere: Readonly<Record<string, string | readonly [file: string, words: string]>> = {
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
  // Reasons of verdicts that take an implementation of a special kind.
  "never-called": ["verdicts/reasons.test.ts", "was never called: no input"],
  "never-called-few": ["verdicts/reasons.test.ts", "calls that were drawn"],
  "never-any": ["verdicts/reasons.test.ts", " was met"],
  "never-exercised": ["verdicts/reasons.test.ts", "no case put it to the test"],
  "refused-earlier": ["verdicts/reasons.test.ts", "every such call is refused earlier by"],
  "refused-earlier-by-several": ["verdicts/reasons.test.ts", "every such call is refused earlier, by one of"],
  "law-outside": ["verdicts/reasons.test.ts", "every case was outside of the law"],
  "time-up": ["verdicts/reasons.test.ts", "the search ended after"],
  "gap-undefined": [
    "verdicts/explained.test.ts",
    "has no value before the call, so no answer makes the condition true",
  ],
  "gap-unreached": ["verdicts/explained.test.ts", "played from Starts"],
  "defect-refusal": ["verdicts/explained.test.ts", "the spec says of this call whether it is to be refused, and how"],
  "race-open": ["races/races.test.ts", "as far as the spec tells"],
  "race-no-wait": ["races/races.test.ts", "so calls cannot interleave"],
  "race-never": ["races/races.test.ts", "that may be made at the same time were found"],
  "race-spoiled": ["races/races.test.ts", "even one after another"],
  "race-broken": ["races/races.test.ts", " at the same time"],
  "race-stuck": ["races/races.test.ts", "wait for each other and never end"],
  "race-incident": ["races/races.test.ts", " at the same time"],
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
