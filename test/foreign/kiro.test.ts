import { describe, expect, it } from "vitest";
import { ids, read, told } from "./reading.js";

describe("Kiro", () => {
  it("numbers criteria by their requirement", () => {
    const text = `# Requirements Document

## Glossary

- **Locker**: a box

## Requirements

### Requirement 1: Doors

**User Story:** As a receiver, I want doors that MUST open.

#### Acceptance Criteria

1. WHEN a code is right, THE Locker SHALL open:
   - at once
   - without noise
2. IF a code is wrong THEN THE Locker SHALL stay closed.

### Requirement 2

#### Acceptance Criteria - STRICT

1. THE Locker SHALL be red.
1. THE Locker SHALL be heavy.
`;
    expect(told(text)).toEqual([
      "15 criterion 1.1: WHEN a code is right, THE Locker SHALL open: at once without noise",
      "18 criterion 1.2: IF a code is wrong THEN THE Locker SHALL stay closed.",
      "24 criterion 2.1: THE Locker SHALL be red.",
      "25 criterion 2.2: THE Locker SHALL be heavy.",
    ]);
    expect(read(text).format).toBe("kiro-requirements");
  });

  it("reads criteria without a keyword, in any language", () => {
    const text = `## Requirements\n\n### 1. 受付\n\n#### Acceptance Criteria\n1. ロッカーは開くこと\n2. ロッカーは閉じること\n`;
    expect(told(text)).toEqual(["6 criterion 1.1: ロッカーは開くこと", "7 criterion 1.2: ロッカーは閉じること"]);
  });

  it("reads what a bugfix demands, not the defect", () => {
    const text = `# Bugfix Requirements Document

## Bug Analysis

### Current Behavior (Defect)

1.1 WHEN a code is right THEN the door stays closed.

### Expected Behavior (Correct)

2.1 WHEN a code is right THEN the door SHALL open.
2.2 WHEN it is cold THEN the door SHALL open after
3.5 seconds at most.

### Unchanged Behavior (Regression Prevention)

3.1 WHEN a code is wrong THEN the door SHALL CONTINUE TO stay closed.

### Property — Fix Checking

\`\`\`pascal
ASSERT opens(door)  // MUST hold
\`\`\`
`;
    expect(told(text)).toEqual([
      "11 criterion 2.1: WHEN a code is right THEN the door SHALL open.",
      "12 criterion 2.2: WHEN it is cold THEN the door SHALL open after 3.5 seconds at most.",
      "17 criterion 3.1: WHEN a code is wrong THEN the door SHALL CONTINUE TO stay closed.",
      "19 property property-fix-checking: Fix Checking",
    ]);
    expect(read(text).format).toBe("kiro-bugfix");
  });

  it.each(["### Property 1: Doors close", "Property 1: Doors close", "**Property 1: Doors close**"])(
    "reads design properties: %s",
    title => {
      const text = `# Design Document\n\n## Correctness Properties\n\n${title}\n\n*For any* door, the lock SHALL close.\n\n**Validates: Requirements 1.1**\n\n### Property-Based Tests\n\n- Try doors.\n`;
      expect(told(text)).toEqual(["5 property property-1: For any door, the lock SHALL close."]);
      expect(read(text).format).toBe("kiro-design");
    },
  );

  it("keeps the ids of ticked boxes", () => {
    const text = `## Requirements\n\n- [ ] Doors open\n- [x] Doors close\n`;
    expect(ids(text.replace("[ ]", "[x]"))).toEqual(ids(text));
  });
});
