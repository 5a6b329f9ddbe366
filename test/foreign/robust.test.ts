import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ids, read } from "./reading.js";

const PARTS = [
  "### Requirement: A door\nIt SHALL open.\n\n#### Scenario: Night\n- **WHEN** it is dark\n- **THEN** it shines\n",
  "### Functional Requirements\n\n- **FR-001**: It MUST open.\n- It MUST close.\n",
  "### Requirement 3: Doors\n\n#### Acceptance Criteria\n\n1. THE door SHALL open\n",
  "## Success Criteria\n\n| ID | What |\n|---|---|\n| SC-009 | Fast |\n",
  "### User Story 4 - Doors\n\n1. **Given** a, **When** b, **Then** c\n",
  "## Notes\n\nEvery door MUST have a name. It\nMUST be short.\n",
  "### Property 7: Doors\n\nFor any door it SHALL close.\n",
  "## Anforderungen\n\n| Nr. | Anforderung |\n|---|---|\n| 1 | Die Tür schließt |\n",
  "## 需求\n\n### 需求 9：门\n\n1. 门必须关闭\n",
  "### FR-77: Doors\n\nThey close.\n\n**Acceptance Criteria**\n\n- At once\n",
];

const NOISE = [
  "## Notes\n\nNothing here.\n",
  "# Title\n\nPurpose.\n",
  "## Requirements\n\n### Functional Requirements\n\n- **FR-900**: Another.\n- Yet another demand.\n",
  "## Success Criteria\n\n1. Another outcome.\n",
  "<!-- a remark -->\n",
];

describe("any text", () => {
  it("keeps the ids of statements when something is written before or behind them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PARTS),
        fc.array(fc.constantFrom(...NOISE)),
        fc.array(fc.constantFrom(...NOISE)),
        (part, before, after) => {
          const all = ids([...before, "## Place\n", part, ...after].join("\n"));
          expect(all).toEqual(expect.arrayContaining(ids(`## Place\n\n${part}`)));
        },
      ),
    );
  });

  it("keeps the ids of statements without one when lines break elsewhere and words are set off", () => {
    const one = ids("## Notes\n\nEvery door MUST have a name.\n");
    expect(ids("## Notes\n\nEvery **door**\nMUST have a name.\n")).toEqual(one);
    expect(ids("## Notes\n\nEvery door MUST have two names.\n")).not.toEqual(one);
  });

  it("is read without a fault, each statement on its line, each id once and fit for Covers", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...PARTS,
        ...NOISE,
        "```",
        "<!--",
        "-->",
        "---",
        "|",
        "**",
        "**Given** a\n",
        "---\n",
        "===\n",
        "**Scenario: A**\n",
        "**Edge cases:** a\n",
        "**Validates: Requirements 1.1-9.9**\n",
        "| Given | When | Then |\n|---|---|---|\n| a | b | c |\n",
        "~~",
        "`",
        "\t",
        "\r\n",
        "\n",
        " MUST ",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const text = pieces.join("").replace(/\r\n?/g, "\n");
        const { statements } = read(text);
        expect(new Set(statements.map(one => one.id)).size).toBe(statements.length);
        const lines = text.split("\n");
        for (const one of statements) {
          expect(one.id).toMatch(/^[\w/-]+(?:\.[\w/-]+)*$/);
          expect(text.slice(0, one.span.start).split("\n").length).toBe(one.line);
          expect(lines[one.line - 1]?.trim()).not.toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["many statements", "- **FR-001**: The system MUST do a thing that is described here.\n", 30_000],
    ["backticks", "`", 200_000],
    ["bars", "|", 200_000],
    ["brackets", "[", 200_000],
    ["stars", "*a ", 60_000],
    ["tildes", "~~", 100_000],
    ["comments", "<!-- ", 60_000],
    ["hashes", "# ", 100_000],
    ["spaces", "- a MUST" + " ".repeat(100), 3000],
    ["deep headings", "### A\n#### B MUST\n", 10_000],
    ["numbers", "1.", 100_000],
    ["labels", "**Edge cases:**\n\n- a\n\n", 20_000],
    ["rows", "| a | b |\n|---|---|\n| c | MUST |\n\n", 15_000],
    ["underlined lines", "a | b\n---\n", 20_000],
    ["steps", "- **Given** a\n- **When** b\n", 20_000],
    ["letters of ids", "- " + "A".repeat(60) + "-\n", 5000],
    ["nested items", "  - a MUST\n", 20_000],
  ])("is read in time: %s", (_, piece, times) => {
    const started = process.cpuUsage();
    read(`## Requirements\n\n${piece.repeat(times)}\n`);
    // Of the processor, so that what else the machine does is not counted; in microseconds.
    const { user } = process.cpuUsage(started);
    expect(user).toBeLessThan(4_000_000);
  });
});
