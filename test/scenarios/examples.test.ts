/** What a scenario becomes: an example of the operation it calls, held against the contract. */
import { compileText } from "@tenet/checker";
import { describe, expect, test } from "vitest";
import { given, head, told } from "./specs.js";

const compiled = (text: string) => {
  const { value, diagnostics, source } = compileText("till.spec.md", text);
  const said = diagnostics.map(({ code, span, labels }) => ({
    code,
    at: source.text.slice(span.start, span.end),
    labels: (labels ?? []).map(label => source.text.slice(label.span.start, label.span.end)),
  }));
  return { contract: value!, codes: diagnostics.map(one => one.code), said };
};

const withdraw = '- **WHEN** `withdraw({ id: "a", amount: 4 })`';
const promise = (text: string, id: string) => compiled(text).contract.promises.find(one => one.id === id);
const one = "requirements.no-overdraft.one";

describe("a scenario in expressions", () => {
  const text = told(
    `${given}\n${withdraw}\n- **THEN** it returns \`6\`\n- **AND** \`accounts["a"] === 6 && moves === 1\``,
  );

  test("is an example with inputs, state, outcome and what it expects", () => {
    const { contract, codes } = compiled(text);
    expect(codes).toEqual([]);
    expect(contract.operations[0]?.examples).toMatchObject([
      {
        id: one,
        text: "one",
        inputs: [{ name: "id" }, { name: "amount", value: { kind: "literal", value: 4 } }],
        before: [{ name: "accounts" }, { name: "moves", value: { kind: "literal", value: 0 } }],
        outcome: { kind: "returns", value: { value: 6 } },
        expects: [{ expression: 'accounts["a"] === 6 && moves === 1' }],
      },
    ]);
  });

  test("is a promise that runs, and an example of its requirement", () => {
    expect(promise(text, one)).toMatchObject({
      kind: "scenario",
      status: "bound",
      operation: "withdraw",
      notChecked: undefined,
    });
    expect(promise(text, "requirements.no-overdraft")).toMatchObject({ kind: "statement", status: "exampled" });
  });

  test("keeps its id when others come and go", () => {
    const more = `\n#### Scenario: zero\n\n${given}\n${withdraw}\n- **THEN** it succeeds\n`;
    expect(promise(text.replace("#### Scenario: one", `${more}\n#### Scenario: one`), one)).toBeDefined();
    expect(
      promise(
        text.replace(
          "## Requirements\n",
          "## Requirements\n\n### Requirement: First\n\nIt SHALL. *(judged by people)*\n",
        ),
        one,
      ),
    ).toBeDefined();
  });

  test("two of one name in a requirement are one too many", () => {
    const twice = `${text}\n#### Scenario: one\n\n${given}\n${withdraw}\n- **THEN** it succeeds\n`;
    expect(compiled(twice).codes).toEqual(["duplicate-id"]);
  });
});

describe("the state before", () => {
  const balance = (steps: string, then: string) =>
    compiled(told(`${steps}\n${withdraw}\n- **THEN** \`${then}\``)).codes;

  test("is what a step says, and what Starts says of the rest", () => {
    expect(balance(given, 'accounts["a"] === 6 && moves === 1')).toEqual([]);
    expect(balance(`${given}\n- **AND** \`moves === 7\``, "moves === 8")).toEqual([]);
    expect(
      balance('- **GIVEN** `accounts === { "a": 5 } && moves === 7`', 'moves === 8 && accounts === { "a": 1 }'),
    ).toEqual([]);
  });

  test("one place of it may be changed, or come to it", () => {
    expect(balance(`${given}\n- **AND** \`accounts["a"] === 20\``, 'accounts === { "a": 16, "b": 3 }')).toEqual([]);
    expect(balance('- **GIVEN** `accounts["a"] === 20`', 'accounts === { "a": 16 }')).toEqual([]);
  });

  test("values must fit", () => {
    expect(balance('- **GIVEN** `accounts: { "a": "much" }`', "moves === 1")).not.toEqual([]);
    expect(balance(`${given}\n- **AND** \`acounts["a"] === 20\``, "moves === 1")).toEqual(["scenario-given"]);
  });

  test("stays unknown where steps name things in words alone", () => {
    const steps = `- **GIVEN** an account \`acc_a\` with \`10\`\n${withdraw}\n- **THEN** it fails with \`NO_MONEY\``;
    expect(compiled(told(steps)).codes).toEqual(["unbound-promise", "scenario-given-prose"]);
    expect(promise(told(steps), one)).toMatchObject({ kind: "statement", status: "unbound" });
  });
});

describe("a scenario against the contract", () => {
  const check = (then: string, call = withdraw) => compiled(told(`${given}\n${call}\n${then}`)).said;

  test("a row of Changes says otherwise: both lines are shown", () => {
    expect(check('- **THEN** `accounts["a"] === 7`')).toMatchObject([
      {
        code: "scenario-contradicts",
        at: 'accounts["a"] === 7',
        labels: ["| `accounts[id]` | `it - amount` |               |"],
      },
    ]);
  });

  test("the frame says otherwise", () => {
    expect(check('- **THEN** `accounts["b"] === 4`').map(each => each.code)).toEqual(["scenario-contradicts"]);
    const still = check("- **THEN** `moves === 1`", '- **WHEN** `withdraw({ id: "a", amount: 1 })`');
    expect(still).toMatchObject([{ code: "scenario-contradicts", labels: ["withdraw"] }]);
  });

  test("it would be refused, with another code, or not at all", () => {
    const much = '- **WHEN** `withdraw({ id: "a", amount: 40 })`';
    expect(check("- **THEN** it succeeds", much)).toMatchObject([{ code: "example-refused", at: "it succeeds" }]);
    expect(check('- **THEN** `accounts["a"] < 0`', much)).toMatchObject([{ code: "example-refused" }]);
    expect(check("- **THEN** it fails with `NOT_FOUND`", much)).toMatchObject([
      { code: "example-refused", at: "NOT_FOUND" },
    ]);
    expect(check("- **THEN** it fails with `NO_MONEY`")).toMatchObject([{ code: "example-not-refused" }]);
    expect(check("- **THEN** it fails with `NO_MONEY`", much)).toEqual([]);
  });

  test("a refusal changes nothing", () => {
    const much = '- **WHEN** `withdraw({ id: "a", amount: 40 })`';
    expect(check("- **THEN** it fails with `NO_MONEY`\n- **AND** `moves === 0`", much)).toEqual([]);
    const [said] = check("- **THEN** it fails with `NO_MONEY`\n- **AND** `moves === 1`", much);
    expect(said).toMatchObject({ code: "scenario-contradicts", labels: [expect.stringContaining("WDR-1")] });
  });

  test("an Ensures that the result decides", () => {
    const [said] = check("- **THEN** it returns `7`");
    expect(said).toMatchObject({ code: "example-postcondition", at: "7", labels: [expect.stringContaining("WDR-2")] });
  });

  test("what the rows leave open is for the run", () => {
    const close = '- **WHEN** `close({ id: "a" })`';
    expect(check("- **THEN** `moves === 99`", close)).toEqual([]);
    expect(check("- **THEN** `result === 99`")).toEqual([]);
    expect(check('- **THEN** `accounts === { "b": 3 }`', close)).toEqual([]);
    expect(check('- **THEN** `"a" in accounts`', close)).toMatchObject([{ code: "scenario-contradicts" }]);
  });

  test("conditions in THEN may look back", () => {
    expect(check('- **THEN** `accounts["a"] === old(accounts["a"]) - amount`')).toEqual([]);
    expect(check('- **THEN** `accounts["a"] === old(accounts["a"])`')).toMatchObject([
      { code: "scenario-contradicts" },
    ]);
  });
});

describe("statuses", () => {
  const words = "- **WHEN** money is asked for\n- **THEN** there is none";

  test("a scenario in words is unbound, and is said once with its requirement", () => {
    expect(compiled(told(words)).said).toMatchObject([{ code: "unbound-promise", at: "No overdraft" }]);
  });

  test("it goes with a requirement that is judged or covered elsewhere", () => {
    expect(promise(told(words).replace("money.\n", "money. *(judged by people)*\n"), one)?.status).toBe("judged");
    const covered = told(words).replace(
      "otherwise `NO_MONEY`",
      "otherwise `NO_MONEY`. Covers: requirements.no-overdraft",
    );
    expect(compiled(covered).codes).toEqual([]);
    expect(promise(covered, one)?.status).toBe("traced");
  });

  test("a scenario that runs covers what it says it covers", () => {
    const steps = `${given}\n${withdraw}\n- **THEN** it succeeds. Covers: G-1`;
    const text = `${told(steps)}\n## Guardrails\n\n- **G-1** No loans.\n`;
    expect(promise(text, "G-1")?.status).toBe("traced");
    expect(promise(text.replace("Covers: G-1", ""), "G-1")?.status).toBe("unbound");
  });

  test("Guardrails promise; Glossary, Assumptions and Out of scope explain", () => {
    const others = ["Guardrails", "Glossary", "Assumptions", "Out of scope"]
      .map(title => `## ${title}\n\n- Of ${title}: one thing.\n`)
      .join("\n");
    const { contract, said } = compiled(`${head}\n${others}`);
    expect(said).toMatchObject([{ code: "unbound-promise", at: "Of Guardrails: one thing." }]);
    expect(contract.promises.filter(each => each.kind === "statement").map(each => each.text)).toEqual([
      "Of Guardrails: one thing.",
    ]);
  });
});
