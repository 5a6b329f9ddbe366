import { describe, expect, test } from "vitest";
import { read } from "../parser/helpers.js";

const requirements = (body: string) => {
  const { spec, codes } = read(`## Requirements\n\n${body}\n`);
  return { requirements: spec.requirements, codes, lines: spec.lines };
};

describe("requirements", () => {
  test("a paragraph or an item that says SHALL or MUST is a statement, the rest is prose", () => {
    const { requirements: all, codes } = requirements(
      "### Requirement: Log in\n\nWhy it is there.\n\nUsers SHALL log in.\n\n- **R-2** They must log out. *(judged by people)*\n",
    );
    expect(codes).toEqual([]);
    expect(all).toMatchObject([
      {
        name: { text: "Log in" },
        id: undefined,
        bare: false,
        statements: [
          { id: undefined, prose: "Users SHALL log in." },
          { id: { text: "R-2" }, judged: "people" },
        ],
      },
    ]);
  });

  test("one without the words is all in its first paragraph, or in its name", () => {
    const { requirements: all } = requirements(
      "### Requirement: Anmeldung\n\nNutzer melden sich an.\n\n### Requirement: Logging out\n",
    );
    expect(all.map(one => one.statements.map(each => each.prose))).toEqual([
      ["Nutzer melden sich an."],
      ["Logging out"],
    ]);
  });

  test.each([
    ["### Requirement: REQ-7 Log in", "REQ-7", "Log in"],
    ["### Requirement: **AUTH-1** Log in", "AUTH-1", "Log in"],
    ["### Requirement: Two-factor", undefined, "Two-factor"],
  ])("%s", (heading, id, name) => {
    const [one] = requirements(`${heading}\n\nUsers SHALL.\n`).requirements;
    expect([one?.id?.text, one?.name.text]).toEqual([id, name]);
  });

  test("statements under no requirement stay together", () => {
    const { requirements: all } = requirements("- **R-1** A MUST.\n\n### Later\n\n- **R-2** B.\n\nProse about it.\n");
    expect(all).toMatchObject([{ bare: true, statements: [{ id: { text: "R-1" } }, { id: { text: "R-2" } }] }]);
  });

  test("marks on the heading are about the statement", () => {
    const [one] = requirements("### Requirement: Log in *(measured elsewhere)*\n\nUsers SHALL.\n").requirements;
    expect(one?.statements[0]?.judged).toBe("elsewhere");
  });
});

describe("scenarios", () => {
  const steps = (body: string, heading = "#### Scenario: one") => {
    const { requirements: all, codes } = requirements(`### Requirement: A\n\nIt SHALL.\n\n${heading}\n\n${body}\n`);
    const [scenario] = all[0]?.scenarios ?? [];
    return { scenario, codes, words: scenario?.steps.map(step => [step.word, step.prose]) };
  };
  const three = [
    ["given", "a user"],
    ["given", "a door"],
    ["when", "it rings"],
    ["then", "it opens"],
    ["then", "it shuts not"],
  ];

  test.each([
    ["- **GIVEN** a user\n- **AND** a door\n- **WHEN** it rings\n- **THEN** it opens\n- **BUT** it shuts not"],
    ["- Given a user\n- and a door\n- When it rings\n- Then it opens\n- but it shuts not"],
    ["**Given** a user\n**And** a door\n**When** it rings\n**Then** it opens\n**But** it shuts not"],
    ["GIVEN a user\nAND a door\nWHEN it rings\nTHEN it opens\nBUT it shuts not"],
    ["- **GIVEN:** a user\n  - **AND** a door\n- **WHEN:** it rings\n- **THEN** it opens\n  - **BUT** it shuts not"],
    ["1. __GIVEN__ a user\n2. __AND__ a door\n3. __WHEN__ it rings\n4. __THEN__ it opens\n5. __BUT__ it shuts not"],
  ])("%j", body => {
    expect(steps(body).codes).toEqual([]);
    expect(steps(body).words).toEqual(three);
  });

  test("a line without a word goes on with the step before it", () => {
    expect(steps("- **GIVEN** a user\n  and a door\n- **WHEN** it rings").words).toEqual([
      ["given", "a user and a door"],
      ["when", "it rings"],
    ]);
  });

  test("what the code in a step is", () => {
    const { scenario, codes } = steps(
      "- **GIVEN** a user `acc_a` and `n: 5`\n- **WHEN** `f({ a: 1 })`\n- **THEN** it fails with `NO`\n- **AND** the result returns `3`.\n- **AND** it succeeds\n- **AND** `a + b:` is gone",
    );
    expect(codes).toEqual([]);
    expect(scenario?.steps).toMatchObject([
      { expressions: [{ kind: "name" }, { kind: "binary", op: "===", left: { name: "n" }, right: { value: 5 } }] },
      { expressions: [{ kind: "call" }] },
      { failsWith: { text: "NO" }, expressions: [] },
      { returns: { kind: "number", value: 3 }, expressions: [] },
      { succeeds: true },
      { expressions: [] },
    ]);
  });

  test("a condition with a mistake is not taken for prose", () => {
    expect(steps("- **THEN** `balance == 3`").codes).toEqual(["loose-equality"]);
    expect(steps("- **WHEN** `f({ a: 1 `").codes).not.toEqual([]);
  });

  test("marks and links", () => {
    expect(steps("- **THEN** x. Covers: R-1\n\n*(judged by people)*").scenario).toMatchObject({
      judged: "people",
      covers: [{ text: "R-1" }],
    });
    expect(steps("- **THEN** x", "#### Scenario: **S-1** one *(judged by people)*").scenario).toMatchObject({
      id: { text: "S-1" },
      name: { text: "one" },
      judged: "people",
    });
  });

  test("it may stand under no requirement, and its lines are accounted for", () => {
    const { requirements: all, lines } = requirements("### Scenario: alone\n\n- **WHEN** x\n\nA note.\n");
    expect(all).toMatchObject([{ bare: true, scenarios: [{ name: { text: "alone" } }] }]);
    expect(lines.slice(6).filter(role => role !== "blank")).toEqual(["compiled", "compiled", "compiled", "prose"]);
  });
});
