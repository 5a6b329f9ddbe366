// What no page can show: texts too large to be written down, and bytes that are no text.
import { decodeSpec } from "@tenet/parser";
import { describe, expect, test } from "vitest";
import { read } from "./helpers.js";

const said = (body: string) => read(body).diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe("what is too large is not read, and said to be so", () => {
  test("a file of more than a megabyte", () => {
    expect(said(`## Purpose\n\n${"Guests book rooms.\n\n".repeat(60_000)}`)).toEqual([
      "file-too-large: This file is longer than 1048576 characters.",
    ]);
  });

  test("a section of more than a hundred thousand characters, and nothing else", () => {
    const long = `## Purpose\n\n${"Guests book rooms.\n\n".repeat(6000)}`;
    expect(said(`${long}\n## Types\n\n- \`Nights\`: integre of\n`)).toEqual([
      "section-too-long: This section is longer than 100000 characters, and was not read.",
      "after-type: “of” cannot follow the type.",
    ]);
  });

  test.each([
    ["brackets", "[".repeat(301)],
    ["asterisks", "*a".repeat(301)],
    ["lists or quotes inside each other", `${"> ".repeat(13)}a`],
    ["table columns", `|${" a |".repeat(80)}\n|${" - |".repeat(80)}`],
  ])("a section with too many %s", (what, text) => {
    expect(said(`## Purpose\n\n${text}\n`)).toEqual([
      `too-much-markup: A spec does not need so many ${what}; this section was not read.`,
    ]);
  });

  test("a file of thousands of headings", () => {
    expect(said("## Notes\n".repeat(5001))).toEqual(["too-many-headings: This file has more than 5000 headings."]);
  });

  test("an expression that nobody could read aloud", () => {
    const deep = `${"(".repeat(300)}a${")".repeat(300)}`;
    const codes = read(`## Invariants\n\n- Deep: \`${deep}\`\n`).codes;
    expect(codes).toEqual(["expression-too-deep"]);
  });
});

describe("bytes that are no UTF-8 text", () => {
  test.each([
    ["it is UTF-16", [0xff, 0xfe, 0x23, 0]],
    ["it is a zip archive", [0x50, 0x4b, 3, 4]],
    ["byte 3 begins no character", [0x23, 0x20, 0xc3, 0xff]],
  ])("%s", (why, bytes) => {
    const { diagnostics } = decodeSpec("a.spec.md", new Uint8Array(bytes));
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `not-utf-8: This file is not UTF-8 text: ${why}.`,
    ]);
  });
});
