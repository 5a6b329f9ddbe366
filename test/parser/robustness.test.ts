import { render } from "@tenet/diagnostics";
import { decodeSpec, type Spec, specParser } from "@tenet/parser";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HEAD, read, readWhole } from "./helpers.js";

const bytes = (...values: number[]) =>
  decodeSpec("a", new Uint8Array(values))
    .diagnostics.map(each => each.message)
    .join();

describe("hostile texts", () => {
  const cases: Record<string, string> = {
    emphasis: "*a_ ".repeat(20_000),
    brackets: "[a".repeat(30_000),
    nestedBrackets: `${"[".repeat(25_000)}a${"]".repeat(25_000)}`,
    quotes: `${"> ".repeat(25_000)}a`,
    lists: Array.from({ length: 500 }, (_, i) => `${"  ".repeat(i)}* a\n`).join(""),
    backticks: Array.from({ length: 1500 }, (_, i) => `e${"`".repeat(i)}`).join(""),
    shortBackticks: Array.from({ length: 120 }, (_, i) => `e${"`".repeat(i)}`).join(""),
    links: "[a](<b".repeat(3000),
    images: "![[]()".repeat(160_000),
    entities: "&".repeat(200_000),
    setext: "a\n=\n".repeat(30_000),
    definitions: Array.from({ length: 5000 }, (_, i) => `[${i}]: u\n`).join(""),
    footnotes: Array.from({ length: 5000 }, (_, i) => `[^${i}]: x [^${i + 1}]\n\n`).join(""),
    wideTable: `${"|a".repeat(1000)}|\n${"|-".repeat(1000)}|\n${"|b\n".repeat(20_000)}`,
    title: `[a]: /u "${"x\n".repeat(50_000)}`,
    huge: "# A\n\ntext\n\n".repeat(200_000),
    headings: "## a\n".repeat(50_000),
    dashes: "- ".repeat(5000),
    deepExpression: `- A: \`${"(".repeat(5000)}\``,
    deepType: `- \`A\`: \`${"{ a: ".repeat(3000)}\``,
    unclosedCodes: "- a: `b\n".repeat(3000),
    strong: `${"**".repeat(140)}a`.repeat(50),
  };

  // Without the caps each of these takes minutes: the suite's time limit is the assertion.
  test.each(Object.keys(cases))("%s: an answer", name => {
    for (const section of ["", "## Invariants\n\n", "## Types\n\n", "## Operations\n\n### f()\n\n"]) {
      const { spec } = read(section + cases[name]);
      expect(spec.kind).toBe("spec");
    }
  });

  test("what is left out is said", () => {
    for (const name of ["emphasis", "brackets", "quotes", "lists", "images", "wideTable", "huge", "headings"]) {
      expect(
        read(cases[name] ?? "").diagnostics.some(each => each.severity === "error"),
        name,
      ).toBe(true);
    }
  });

  test("any text is answered, its diagnostics can be shown, and every line has a role", () => {
    const piece = fc.constantFrom(
      "## Types\n",
      "## Operations\n",
      "### f(a)\n",
      "## Laws\n",
      "## State\n",
      "\n",
      "\n\n",
      "- ",
      "`a`: ",
      "**A-1** ",
      ": `x > 0`",
      ", otherwise `C`",
      "| Name | Type |\n|---|---|\n",
      "| a | ",
      "string",
      ", at least ",
      "one of a, b",
      "`",
      "{ a: ",
      "}",
      '"',
      "When `c`:",
      "Requires:\n",
      "Changes:\n",
      "*given `a: T`*",
      "<!--",
      "-->",
      "```\n",
      "\\",
      "|",
      "## Dependencies\n",
      "## Roles\n",
      "## Transitions: A.b\n",
      "## Requirements\n",
      "- `P`: `f(a: T): U`\n",
      "\n  - ",
      "\n    ",
      "Same as: ",
      "~~",
      "/",
      "\u202e",
      "é",
      "\t",
      "    ",
      "> ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, headed) => {
        const { spec, diagnostics } = readWhole((headed ? HEAD : "") + pieces.join(""));
        for (const each of diagnostics) {
          expect(each.span.start).toBeLessThanOrEqual(each.span.end);
          expect(each.span.end).toBeLessThanOrEqual(spec.source.text.length);
          // The net under all readers: each of them claims the lines it was given, and no text is known that it misses.
          expect(each.code).not.toBe("line-not-read");
          render(each, spec.source);
        }
        expect(spec.lines).toHaveLength(Math.max(1, spec.source.text.replace(/\n$/, "").split("\n").length));
      }),
      { seed: 7, numRuns: 600 },
    );
  });
});

describe("characters", () => {
  test.each(["\u0000", "\u001b", "\u202e", "\u2066", "\u{e0041}", "\ud800"])("%j is refused", character => {
    expect(read(`Text ${character}.\n`).codes).toContain("control-character");
  });

  test.each(["👨‍👩‍👧", "🏴\u{e0067}\u{e0062}\u{e007f}", "\u2028", "\u0085", "\u000b", "é"])(
    "%j is fine in prose",
    character => {
      expect(read(`Text ${character}.\n\n## Invariants\n\n- x\n`).codes).toEqual([]);
    },
  );

  test("bytes that are no UTF-8 are named", () => {
    expect(bytes(0x23, 0x20, 0xc3, 0xff)).toContain("byte 3");
    expect(bytes(0xff, 0xfe, 0x23, 0)).toContain("UTF-16");
    expect(bytes(0x50, 0x4b, 3, 4)).toContain("zip");
    expect(decodeSpec("a", new TextEncoder().encode("# é")).value.text).toBe("# é");
  });
});

test("the unified plugin stands alone", async () => {
  const { unified } = await import(
    new URL("../../packages/parser/node_modules/unified/index.js", import.meta.url).href
  );
  const value = `${HEAD}## Operatoins\n`;
  const said: unknown[] = [];
  const file = {
    path: "x.spec.md",
    value,
    data: {},
    messages: [],
    message: (_: string, options: { ruleId: string }) => said.push(options.ruleId),
    toString: () => value,
  };
  const tree = unified().use(specParser).parse(file) as Spec;
  expect([tree.kind, tree.source.path]).toEqual(["spec", "x.spec.md"]);
  expect(said).toEqual(["section-near-miss"]);
});
