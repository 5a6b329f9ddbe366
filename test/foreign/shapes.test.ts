import { createSource } from "@tenet/diagnostics";
import { readForeign } from "@tenet/parser";
import { describe, expect, it } from "vitest";
import { ids, read, told } from "./reading.js";

const short = (text: string): string[] => told(text).map(line => line.replace(/-[0-9a-f]{6}:/, ":"));

describe("headings", () => {
  it("may be underlined; a rule below a statement is none", () => {
    const text = `Parcel Lockers Specification
============================

Requirements
------------

- The door opens.

The system MUST close the door
---

Key Entities
------------
- Door
`;
    expect(short(text)).toEqual([
      "7 requirement the-door-opens: The door opens.",
      "9 sentence the-system-must-close-the: The system MUST close the door",
    ]);
  });

  it("hold ids of any family in places for statements, priorities and groups excepted", () => {
    const text = `## Requirements

### R1: Windows

Windows open.

### P1: Must have

Everything here comes first.

### WS1 — Doors

- **FR-001**: Open

### FR-002: Heat

Rooms are warm.

## Work

### T1: Paint

Paint the door.
`;
    expect(short(text)).toEqual([
      "3 requirement R1: Windows Windows open.",
      "13 requirement FR-001: Open",
      "15 requirement FR-002: Heat Rooms are warm.",
    ]);
  });

  it("give criteria below them their id", () => {
    const text = `## Requirements\n\n### REQ-7: Doors\n\n#### Acceptance Criteria\n\n1. The door closes\n2. GIVEN x WHEN y THEN z\n`;
    expect(short(text)).toEqual([
      "3 requirement REQ-7: Doors",
      "7 criterion REQ-7.1: The door closes",
      "8 scenario REQ-7.2: GIVEN x WHEN y THEN z",
    ]);
  });
});

describe("criteria", () => {
  it("may stand in the text below a requirement with an id", () => {
    const text = `## Functional Requirements\n\n### FR-1: Sign in\n\n**Requirement**: It SHALL work.\n\n**Acceptance Criteria**:\n- AC-1.1: Fast\n\n### RF-2: Sign out\n\nIt ends.\n\nAcceptance Criteria:\n1. The session ends\n`;
    expect(short(text)).toEqual([
      "3 requirement FR-1: Sign in Requirement: It SHALL work.",
      "8 criterion AC-1.1: Fast",
      "10 requirement RF-2: Sign out It ends.",
      "15 criterion RF-2.1: The session ends",
    ]);
  });

  it("may stand below a heading of the requirement's own depth", () => {
    const text = `### Requirement 3: Doors\n\n### Acceptance Criteria\n\n1. Doors close\n\n### Requirement 4: Lamps\n\n### Acceptance Criteria\n\n1. Lamps shine\n`;
    expect(ids(text)).toEqual(["3.1", "4.1"]);
  });
});

describe("tables", () => {
  it("have statements in rows without an id", () => {
    const text = `## Requirements

| Requirement | Priority |
|-------------|----------|
| The door \`a \\| b\` opens | High |
| FR-001, FR-002 | Low |

| Term | Description |
|------|-------------|
| Door | What opens |

## Constraints

Constraint | Why
--- | ---
No steel | rust

## Edge Cases

| Case | Expected behavior |
|------|-------------------|
| Night | The lamp shines |

## Success Criteria

| Metric | Target |
|--------|--------|
| Opening time | 1 s |
`;
    expect(short(text)).toEqual([
      "5 requirement the-door-a-b-opens: The door `a | b` opens",
      "16 constraint no-steel-rust: No steel — rust",
      "22 edge-case night-the-lamp-shines: Night — The lamp shines",
      "28 outcome opening-time-1-s: Opening time — 1 s",
    ]);
  });

  it("may hold scenarios and criteria", () => {
    const scenarios = `### User Story 1 - Doors\n\n**Acceptance Scenarios**\n\n| Given | When | Then |\n|---|---|---|\n| a | b | c |\n`;
    expect(short(scenarios)).toEqual(["7 scenario US1/given-a-when-b-then: given a when b then c"]);
    const criteria = `### Requirement 3: Doors\n\n#### Acceptance Criteria\n\n| # | Criterion |\n|---|---|\n| 1 | The door closes |\n`;
    expect(short(criteria)).toEqual(["7 criterion 3.1: The door closes"]);
  });
});

describe("lists", () => {
  it("may have the number of a criterion behind a bullet", () => {
    const text = `## Requirements\n\n### Requirement 1: Doors\n\n- 1.1 WHEN a THE door SHALL open\n- **1.2** IF b THEN it SHALL close\n- **1.3**: The door is red\n- **Priority**: High\n\n### Requirement 2: Lamps\n\n- 2.5 seconds at most\n`;
    expect(short(text)).toEqual([
      "5 criterion 1.1: WHEN a THE door SHALL open",
      "6 criterion 1.2: IF b THEN it SHALL close",
      "7 criterion 1.3: The door is red",
      "12 criterion 2/2-5-seconds-at-most: 2.5 seconds at most",
    ]);
  });

  it("may group statements", () => {
    const text = `## Requirements\n\n- **Doors**\n  - **FR-001**: Open\n    - at once\n  - **FR-002**: Close\n- **Lamps**:\n  - shine at night\n`;
    expect(short(text)).toEqual([
      "4 requirement FR-001: Open at once",
      "6 requirement FR-002: Close",
      "7 requirement lamps-shine-at-night: Lamps: shine at night",
    ]);
  });

  it("may say a scenario without emphasis, each step an item", () => {
    const text = `### User Story 1 - Doors\n\n**Acceptance Scenarios**:\n\n- Given a\n- When b\n- Then c\n- And d\n- When e, the door stays closed\n- When f, then it opens\n`;
    expect(short(text)).toEqual([
      "5 scenario US1/given-a-when-b-then: Given a When b Then c And d",
      "9 criterion US1/when-e-the-door-stays: When e, the door stays closed",
      "10 scenario US1/when-f-then-it-opens: When f, then it opens",
    ]);
  });

  it("are named by words in bold, too", () => {
    const text = `## Feature\n\n**Edge Cases:**\n\n- The lamp stays on.\n\n**Out of scope:**\n\n- Windows\n\n**Constraints**\n\n- No steel\n- Assumes power\n`;
    expect(short(text)).toEqual([
      "5 edge-case the-lamp-stays-on: The lamp stays on.",
      "13 constraint no-steel: No steel",
    ]);
  });
});

describe("Spec Kitty", () => {
  it("tells scenarios in paragraphs, and rules in a list below words in bold", () => {
    const text = `## User Scenarios & Testing

**Primary actor**: a receiver.

**Primary scenario (happy path).** A receiver opens
the door.

**Edge cases:** at night the lamp shines.

**Rules that must always hold.**
- A door has one lock.

### Exception path

The code is wrong; the door stays closed.
`;
    expect(short(text)).toEqual([
      "5 scenario primary-scenario-happy-path-a: Primary scenario (happy path). A receiver opens the door.",
      "8 edge-case edge-cases-at-night-the: Edge cases: at night the lamp shines.",
      "11 constraint a-door-has-one-lock: A door has one lock.",
      "13 scenario exception-path: The code is wrong; the door stays closed.",
    ]);
  });
});

describe("talk about statements", () => {
  it("is no second statement where the id stands in a place for statements", () => {
    const text = `## Test Plan\n\n- **FR-001**: see the test\n\n| ID | Test |\n|---|---|\n| FR-001 | a |\n\n## Requirements\n\n- **FR-001**: Open\n`;
    const { value, diagnostics } = readForeign(createSource("spec.md", text));
    expect(value.statements.map(one => [one.line, one.id])).toEqual([[11, "FR-001"]]);
    expect(diagnostics).toEqual([]);
  });

  it("is a checklist of how a spec is written", () => {
    expect(ids(`# Requirements Quality Checklist\n\n## Requirements\n\n- [ ] CHK001 They MUST be clear\n`)).toEqual([]);
  });

  it("is a remark in a place for statements", () => {
    const text = `## Requirements\n\n**Note:** this must be read.\n\nDoors must close.\n`;
    expect(short(text)).toEqual(["5 sentence doors-must-close: Doors must close."]);
  });
});

describe("OpenSpec variants", () => {
  it("finds scenarios in bold, at another level, and below a numbered requirement", () => {
    const text = `## ADDED Requirements

### Requirement 1: Doors
It SHALL open.

#### Scenario 1: First
- GIVEN a
- WHEN b
- THEN c

### Requirement: Lamps
It SHALL shine.

**Scenario: Night**
- **WHEN** it is dark
- **THEN** it shines

### Scenario: Day
- **WHEN** it is day
- **THEN** it is off

## REMOVED Requirements

- \`### Requirement: Paper slips\`
- **Fax**: nobody has one
`;
    expect(told(text)).toEqual([
      "3 requirement doors: It SHALL open.",
      "6 scenario doors/first: GIVEN a WHEN b THEN c",
      "11 requirement lamps: It SHALL shine.",
      "14 scenario lamps/night: WHEN it is dark THEN it shines",
      "18 scenario lamps/day: WHEN it is day THEN it is off",
      "-24 requirement paper-slips: Paper slips",
      "-25 requirement fax: Fax",
    ]);
  });

  it("tells what is renamed", () => {
    const text = `## RENAMED Requirements\n\n- FROM: \`### Requirement: Lease\`\n- TO: \`### Requirement: Rent a box\`\n\n- FROM: \`### Requirement: Alone\`\n`;
    expect(read(text).renamed).toEqual([{ from: "lease", to: "rent-a-box" }]);
    expect(read(text).statements).toEqual([]);
  });
});

describe("Kiro designs", () => {
  it.each([
    ["Requirements 1.2, 1.3", ["1.2", "1.3"]],
    ["Requirements 1.2-1.4", ["1.2", "1.3", "1.4"]],
    ["Requirement 2", ["2"]],
    ["FR-001, 3.10", ["FR-001", "3.10"]],
  ])("say which criteria a property validates: %s", (list, expected) => {
    const apart = `### Property 1: Doors\n\n*For any* door, it SHALL close.\n\n**Validates: ${list}**\n`;
    const close = `Property 1: Doors\n\n*For any* door, it SHALL close.\n**Validates:** ${list}\n`;
    for (const text of [apart, close])
      expect(read(text).statements).toMatchObject([{ text: "For any door, it SHALL close.", validates: expected }]);
  });

  it("list what stays as it is, not what is in scope", () => {
    const text = `### Preservation Requirements\n\n**Unchanged Behaviors:**\n- Doors close\n\n**Scope:**\nAll other doors are left alone. This includes:\n- Windows\n`;
    expect(short(text)).toEqual(["4 requirement doors-close: Doors close"]);
  });
});

describe("code that is never closed", () => {
  it("is named, since nothing below it is read", () => {
    const text = "## Requirements\n\n- **FR-001**: Open\n\n```ts\nopen();\n\n- **FR-002**: Close\n";
    const { value, diagnostics } = readForeign(createSource("spec.md", text));
    expect(value.statements.map(one => one.id)).toEqual(["FR-001"]);
    expect(diagnostics.map(one => [one.code, one.span.start])).toEqual([["foreign-fence-open", text.indexOf("```")]]);
    expect(readForeign(createSource("spec.md", `${text}\`\`\`\n`)).diagnostics).toEqual([]);
  });
});
