import { describe, expect, it } from "vitest";
import { ids, read, told } from "./reading.js";

const SPEC = `# Feature Specification: Parcel Lockers

**Input**: User description: "A locker MUST open"

## User Scenarios & Testing *(mandatory)*

<!--
  IMPORTANT: stories MUST be prioritized.
-->

### User Story 1 - Fetch a parcel (Priority: P1)

As a receiver, I want my parcel.

**Why this priority**: It MUST come first.

**Acceptance Scenarios**:
1. **Given** a parcel,
   **When** the code is typed, **Then** the door opens.
2. **Given** no parcel, **When** a code is typed, **Then** nothing opens.

### User Story 2a: Complain (P2)

**Given** a broken door,
**When** somebody calls,
**Then** a mechanic comes.

### Edge Cases

- What happens when the power fails?
- What happens at night? The light stays on.

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: The locker MUST open
  for the right code.
- **FR-001a**: It MUST count attempts:
  - per day
  - per parcel
- **FR-002 (new):** Doors close by themselves.
- **FR-003**: ~~The locker MUST sing~~ — **Deferred to a later version**.
- **FR-004**: ~~It MUST beep~~ — it MUST flash instead.
- [ ] **NFR-AUTH-1** Codes MUST be hashed.

**FR-005**: A paragraph MUST count, too.
**FR-006**: So MUST the next line.

### Key Entities *(include if feature involves data)*

- **Parcel**: has a size (FR-001)

## Success Criteria *(mandatory)*

### Measurable Outcomes

- **SC-001**: A door opens within 1 second.
- 99% of parcels are fetched.

## Assumptions

- Lockers have power.
- **A-001**: The network is there.
`;

describe("Spec Kit", () => {
  it("reads stories, requirements and outcomes with their lines", () => {
    const found = told(SPEC).map(line => line.replace(/-[0-9a-f]{6}:/, ":"));
    expect(found).toEqual([
      "18 scenario US1.1: Given a parcel, When the code is typed, Then the door opens.",
      "20 scenario US1.2: Given no parcel, When a code is typed, Then nothing opens.",
      "24 scenario US2a/given-a-broken-door-when: Given a broken door, When somebody calls, Then a mechanic comes.",
      "31 edge-case what-happens-at-night-the: What happens at night? The light stays on.",
      "37 requirement FR-001: The locker MUST open for the right code.",
      "39 requirement FR-001a: It MUST count attempts: per day per parcel",
      "42 requirement FR-002: Doors close by themselves.",
      "-43 requirement FR-003: The locker MUST sing — Deferred to a later version.",
      "44 requirement FR-004: It MUST beep — it MUST flash instead.",
      "45 requirement NFR-AUTH-1: Codes MUST be hashed.",
      "47 requirement FR-005: A paragraph MUST count, too.",
      "48 requirement FR-006: So MUST the next line.",
      "58 outcome SC-001: A door opens within 1 second.",
      "59 outcome 99-of-parcels-are-fetched: 99% of parcels are fetched.",
    ]);
    expect(read(SPEC).format).toBe("spec-kit");
  });

  it("reads tables, without what is said about a statement", () => {
    const text = `## Functional Requirements

| ID | Title | Requirement | Priority | Status |
|----|-------|-------------|----------|--------|
| FR-001 | Open | The door \`a \\| b\` opens | High | Draft |
| **FR-012a** | | Sing | Low | Withdrawn |

## Constraints

| # | ID | Constraint |
|---|:--:|------------|
| 1 | C-001 | No steel |

## Traceability

| Story | Requirements |
|---|---|
| US1 | FR-001 |
| FR-001 | C-001 |
`;
    expect(told(text)).toEqual([
      "5 requirement FR-001: Open — The door `a | b` opens",
      "-6 requirement FR-012a: Sing",
      "12 constraint C-001: No steel",
    ]);
  });

  it("takes no talk about statements for statements", () => {
    const text = `## Requirements

- FR-001–FR-005 came from the workshop.
- **FR-001, FR-002**: see above.
- **FR-003**/**FR-004** belong together.

## Notes

See FR-001 for the reason. We must talk. You must not worry.

## Glossary

- **Must**: a word that MUST be known
`;
    expect(ids(text).filter(id => /^FR/.test(id))).toEqual([]);
    expect(told(text).some(line => /worry|known/.test(line))).toBe(false);
  });

  it("reads requirements in groups below their section", () => {
    const text = `## Requirements\n\n### Functional Requirements\n\n#### Doors\n\n- **FR-001**: Open.\n\n### WS1 — Later doors\n\n| ID | What |\n|---|---|\n| FR-002 | Close |\n`;
    expect(ids(text)).toEqual(["FR-001", "FR-002"]);
  });

  it("reads acceptance scenarios that are plain sentences", () => {
    const text = `### Acceptance Scenarios\n\n1. **Entry.** A reader sees the door.\n2. It opens.\n`;
    expect(told(text).map(line => line.replace(/-[0-9a-f]{6}:/, ":"))).toEqual([
      "3 criterion entry-a-reader-sees-the: Entry. A reader sees the door.",
      "4 criterion it-opens: It opens.",
    ]);
  });
});
