import {
  createSource,
  type Diagnostic,
  position,
  render,
  suggest,
  summarize,
  toJson,
  visible,
} from "@tenet/diagnostics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const at = (
  text: string,
  needle: string,
  more: Partial<Diagnostic> = {},
): [Diagnostic, ReturnType<typeof createSource>] => {
  const source = createSource("a.spec.md", text);
  const start = source.text.indexOf(needle);
  return [
    {
      code: "unknown-name",
      severity: "error",
      message: "No such name.",
      path: source.path,
      span: { start, end: start + needle.length },
      ...more,
    },
    source,
  ];
};

/** How many terminal cells stand before the first caret of the frame's underline. */
const caretColumn = (frame: string): number =>
  (frame.split("\n").find(line => /^\s*\| +\^/.test(line)) ?? "").indexOf("^");

describe("render", () => {
  test("shows headline, place, line, underline and help", () => {
    const [diagnostic, source] = at("first\nlet amnt = 1\n", "amnt", { help: "Did you mean `amount`?" });
    expect(render(diagnostic, source)).toBe(
      [
        "error[unknown-name]: No such name.",
        "  --> a.spec.md:2:5",
        "   |",
        " 2 | let amnt = 1",
        "   |     ^^^^",
        "   |",
        "help: Did you mean `amount`?",
      ].join("\n"),
    );
  });

  test("a tab, a wide character and a combining mark do not move the underline away from its word", () => {
    for (const [before, cells] of [
      ["\t", 4],
      ["金額", 4],
      ["😀", 2],
      ["e\u0301", 1],
      ["👨‍👩‍👧", 2],
    ] as const) {
      const [diagnostic, source] = at(`${before}amnt`, "amnt");
      expect(caretColumn(render(diagnostic, source)), before).toBe("   | ".length + cells);
    }
  });

  test("labels stand on their own lines, a gap between distant lines is shown", () => {
    const [diagnostic, source] = at("one\ntwo\nthree\nfour\n", "four");
    const shown = render({ ...diagnostic, labels: [{ span: { start: 0, end: 3 }, text: "first here" }] }, source);
    expect(shown).toContain(" 1 | one\n   | --- first here\n...\n 4 | four\n   | ^^^^");
  });

  test("a very long line is cut around the underline", () => {
    const [diagnostic, source] = at(`${"x".repeat(5000)}amnt${"y".repeat(5000)}`, "amnt");
    const lines = render(diagnostic, source).split("\n");
    expect(Math.max(...lines.map(line => line.length))).toBeLessThan(130);
    const text = lines.find(line => line.includes("amnt")) ?? "";
    const carets = lines.find(line => line.includes("^^^^")) ?? "";
    expect(carets.indexOf("^")).toBe(text.indexOf("amnt"));
  });

  test("nothing that steers a terminal reaches it, wherever it stands", () => {
    const evil = "\u001b[2J\u202e\u0007\u009b\r\u{e0041}";
    const [diagnostic] = at("x", "x", {
      message: evil,
      help: evil,
      path: evil,
      code: evil,
      labels: [{ span: { start: 0, end: 1 }, text: evil }],
    });
    const shown = render(diagnostic, createSource("a", `x${evil}`));
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u{e0041}]/u);
    expect(shown).toContain("\\u{1b}[2J\\u{202e}\\u{7}");
  });

  test("no line begins with what a build server takes for a command", () => {
    const [diagnostic] = at("::error::x", "::error", { message: "a\n::set-output name=a::b", help: "\n::error::" });
    for (const line of render(diagnostic, createSource("a", "::error::x")).split("\n"))
      expect(line).not.toMatch(/^\s*(::|##\[)/);
  });

  test("colours wrap, and never replace, what is printed", () => {
    const [diagnostic, source] = at("amnt", "amnt", { help: "h" });
    const bare = render(diagnostic, source, { color: true }).replace(/\u001b\[[\d;]*m/g, "");
    expect(bare).toBe(render(diagnostic, source));
  });

  test("any span in any text can be shown", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.integer({ min: -3, max: 60 }),
        fc.integer({ min: -3, max: 60 }),
        (text, start, length) => {
          const source = createSource("a", text);
          const diagnostic = {
            code: "c",
            severity: "note" as const,
            message: "m",
            path: "a",
            span: { start, end: start + length },
          };
          expect(render(diagnostic, source)).toContain("^");
          expect(toJson(diagnostic, source).line).toBeGreaterThan(0);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("sources and positions", () => {
  test("a byte order mark and foreign line ends leave no trace", () => {
    expect(createSource("a", "\uFEFFa\r\nb\rc\n").text).toBe("a\nb\nc\n");
  });

  test("lines and columns are one-based, columns count code points", () => {
    const source = createSource("a", "a\n😀b\n");
    expect([position(source, 0), position(source, 2), position(source, 4), position(source, 99)]).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
    ]);
  });

  test("the machine's form carries both ends and leaves out a help that is not there", () => {
    const [diagnostic, source] = at("a\nbcd", "cd");
    expect(toJson(diagnostic, source)).toEqual({
      code: "unknown-name",
      severity: "error",
      message: "No such name.",
      path: "a.spec.md",
      line: 2,
      column: 2,
      endLine: 2,
      endColumn: 4,
    });
  });
});

describe("suggest", () => {
  test.each([
    ["amnt", ["amount", "from"], "amount"],
    ["amonut", ["amount", "count"], "amount"],
    ["Operatoins", ["Operations"], "Operations"],
    ["a", ["b"], undefined],
    ["ID", ["id"], "id"],
    ["cat", ["car", "bat"], "bat"],
    ["same", ["same"], undefined],
  ])("%s", (name, candidates, expected) => {
    expect(suggest(name, candidates)).toBe(expected);
    expect(suggest(name, [...candidates].reverse())).toBe(expected);
  });

  test("the order of the candidates does not matter", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
    fc.assert(
      fc.property(word, fc.array(word), (name, words) => {
        expect(suggest(name, [...words].reverse())).toBe(suggest(name, words));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

test("summaries count by severity", () => {
  const one = (severity: Diagnostic["severity"]) => at("x", "x", { severity })[0];
  expect(summarize([one("error"), one("warning"), one("error")])).toBe("2 errors, 1 warning");
  expect(summarize([])).toBe("no errors");
});

test("visible leaves text alone that is only text", () => {
  expect(visible("naïve “quotes” 金額 👨‍👩‍👧")).toBe("naïve “quotes” 金額 👨‍👩‍👧");
});
