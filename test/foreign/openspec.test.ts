import { createSource } from "@tenet/diagnostics";
import { readForeign } from "@tenet/parser";
import { describe, expect, it } from "vitest";
import { ids, read, told } from "./reading.js";

const SPEC = `# Parcel Lockers

## Purpose
Keeps parcels until they are fetched.

## Requirements

### Requirement: Open with a code
The locker SHALL open
for the **right** code.

The code SHALL be used once.

#### Scenario: Wrong code
- **WHEN** a code is wrong
- **THEN** the locker stays closed
- **AND** the \`attempt\` is counted

### Requirement: Overdue parcels
The locker MUST report a parcel after three days.

#### Scenario: Wrong code
- **WHEN** nobody fetches it
- **THEN** it is reported
`;

describe("OpenSpec", () => {
  it("reads requirements and scenarios with their lines", () => {
    expect(told(SPEC)).toEqual([
      "8 requirement open-with-a-code: The locker SHALL open for the right code. The code SHALL be used once.",
      "14 scenario open-with-a-code/wrong-code: WHEN a code is wrong THEN the locker stays closed AND the `attempt` is counted",
      "19 requirement overdue-parcels: The locker MUST report a parcel after three days.",
      "22 scenario overdue-parcels/wrong-code: WHEN nobody fetches it THEN it is reported",
    ]);
    expect(read(SPEC).format).toBe("openspec");
  });

  it("reads the same with other line ends", () => {
    expect(told(SPEC.replaceAll("\n", "\r\n"))).toEqual(told(SPEC));
    const raw = { path: "spec.md", text: SPEC.replaceAll("\n", "\r\n") };
    expect(readForeign(raw).value.statements.map(one => one.text)).toEqual(read(SPEC).statements.map(one => one.text));
  });

  it("tells what a delta adds, changes and takes away", () => {
    const delta = `## ADDED Requirements

### Requirement: Rent
The system SHALL ask for rent.

### A heading without the word
It MUST count, too.

## MODIFIED Requirements

### Requirement: Open with a code
The locker SHALL open at once.

## REMOVED Requirements

### Requirement: Paper slips
**Reason**: Nobody MUST print any more.
**Migration**: None.

## RENAMED Requirements

- FROM: \`### Requirement: Lease\`
- TO: \`### Requirement: Rent\`
`;
    expect(told(delta)).toEqual([
      "3 requirement rent: The system SHALL ask for rent.",
      "6 requirement a-heading-without-the-word: It MUST count, too.",
      "11 requirement open-with-a-code: The locker SHALL open at once.",
      "-16 requirement paper-slips: Paper slips",
    ]);
  });

  it("makes no statement of examples, comments, quotes, code and front matter", () => {
    const text = `---
note: MUST not be read
---

## Requirements

<!-- ### Requirement: Hidden
It SHALL not be read. -->

\`\`\`markdown
### Requirement: Example
The system SHALL be an example.
\`\`\`

> The author SHALL be quoted.

    An indented line MUST be code.

### Requirement: Real
It SHALL keep \`<!-- this -->\` and read on. <!-- It SHALL not be read. -->
`;
    expect(told(text)).toEqual(["19 requirement real: It SHALL keep `<!-- this -->` and read on."]);
  });

  it("reads on behind a comment that is never closed", () => {
    expect(ids(`## Requirements\n<!-- TODO\n\n### Requirement: After it\nIt SHALL be found.\n`)).toEqual(["after-it"]);
  });

  it("gives titles of any language ids that Covers can hold", () => {
    const text = `### Requirement: 受付API\nThe API SHALL 応答する.\n\n### Requirement: 受付\nX SHALL y.\n\n### Requirement: Überweisung\nX SHALL y.\n`;
    const found = ids(text);
    expect(found[0]).toMatch(/^api-[0-9a-f]{6}$/);
    expect(found[1]).toMatch(/^[0-9a-f]{6}$/);
    expect(found[2]).toBe("uberweisung");
  });

  it("warns of two requirements with one title", () => {
    const text = `### Requirement: Rent\nA SHALL b.\n\n### Requirement: Rent\nC SHALL d.\n`;
    const { value, diagnostics } = readForeign(createSource("spec.md", text));
    expect(value.statements.map(one => one.id)).toEqual(["rent", "rent-2"]);
    expect(diagnostics.map(one => [one.code, one.severity, one.span.start])).toEqual([
      ["foreign-id-twice", "warning", text.lastIndexOf("###")],
    ]);
  });

  it("reads the older form, sentences with WHEN, THEN and SHALL", () => {
    const text = `# Conventions Specification

## Folders

WHEN a parcel is new
THEN it SHALL have these labels:
- sender
- receiver

The system relies on labels.

A label SHALL NOT:
- fall off
`;
    expect(told(text).map(line => line.replace(/-[0-9a-f]{6}:/, ":"))).toEqual([
      "5 scenario when-a-parcel-is-new: WHEN a parcel is new THEN it SHALL have these labels: sender receiver",
      "12 sentence a-label-shall-not-fall: A label SHALL NOT: fall off",
    ]);
  });

  it("is called by its folder, a delta by its change, too", () => {
    expect(read("", "openspec/specs/auth/spec.md").name).toBe("auth");
    expect(read("", "openspec/changes/add-sso/specs/auth/spec.md").name).toBe("add-sso/auth");
    expect(read("", "openspec/changes/archive/2025-01-01-x/specs/auth/spec.md").name).toBe("2025-01-01-x/auth");
    expect(read("", "docs/lockers.md").name).toBe("lockers");
    expect(read("", "spec.md").name).toBe("spec");
    expect(read("", "../my specs/spec.md").name).toBe("my-specs");
  });
});
