import type { StatementNode } from "@tenet/parser";
import { describe, expect, test } from "vitest";
import { bare, read } from "./helpers.js";

const operation = (body: string, heading = "f(a)") => read(`## Operations\n\n### ${heading}\n\n${body}\n`);

describe("headings", () => {
  test("titles are known in any case and with decorations", () => {
    const { spec, codes } = read("## INVARIANTS *(mandatory)*\n\n- **I-1** A: `a`\n\n## 2. Laws\n\n- **L-1** B: `b`\n");
    expect(codes).toEqual([]);
    expect([spec.invariants.length, spec.laws.length]).toEqual([1, 1]);
  });

  test("a near miss is said at its place, any other title is prose", () => {
    expect(read("## Operatoins\n").told).toContain("section-near-miss 7:4 Operatoins");
    expect(read("## Background\n\nText.\n\n## Rules\n\n## Invariants\n\n- x\n").codes).toEqual([]);
  });

  test.each([
    ["# Operations\n", "section-level"],
    ["Operations\n---\n", "underlined-heading"],
    [" ## Operations\n", "indented-heading"],
    ["##Operations\n", "no-heading"],
    ["```ts\n## Operations\n", "unclosed-fence"],
    ["<!--\n## Operations\n", "unclosed-comment"],
    ["Text <!-- never closed\n", "unclosed-comment"],
    ["<!--\n- **A-1** x: `y`\n-->\n", "commented-out"],
    ["<details>\n- a: `b`\n</details>\n", "hidden-in-html"],
    ["[limit]: 100\n", "hidden-definition"],
    ["- **A-1** x: `y`\n", "formal-in-prose"],
    ["| Field | Type |\n| --- | --- |\n| a | string |\n", "formal-in-prose"],
    ["Uses [Money](https://example.com/money.spec.md).\n", "import-of-an-address"],
  ])("%j says %s", (body, code) => expect(read(body).codes).toContain(code));

  test("headings inside fences and comments are none", () => {
    const { spec, codes } = read("~~~\n## Laws\n```\n~~~\n\n<!--\n## Laws\n-->\n\n## Invariants\n\n- **I-1** A: `a`\n");
    expect(codes).toEqual([]);
    expect(spec.laws).toEqual([]);
    expect(spec.invariants).toHaveLength(1);
  });
});

describe("statements", () => {
  const one = (item: string) => {
    const { spec, codes, told } = read(`## Invariants\n\n- ${item}\n`);
    return { statement: spec.invariants[0], codes, told };
  };

  test.each([
    ["**A-1** Some prose: `x > 0`", { id: { text: "A-1" }, prose: "Some prose", otherwise: undefined }],
    ["**A-1:** Some *nice* prose: `x > 0`.", { id: { text: "A-1" }, prose: "Some nice prose" }],
    ["No id: `x > 0`, otherwise `NOPE`", { id: undefined, prose: "No id", otherwise: { text: "NOPE" } }],
    ["**FR-012a** `x > 0`", { id: { text: "FR-012a" }, prose: "" }],
    ["**A-1** The `id` is new: `x`", { prose: "The id is new" }],
    ["**A-1** For `x`: as it says: `y`", { prose: "For x: as it says" }],
    ["**A-1** *Returns exactly:* `x`", { form: "exactly", prose: "" }],
    ["**A-1** It is sorted. *True exactly when:* `x`", { form: "trueWhen", prose: "It is sorted." }],
    ["**A-1** Good. *(judged by people)*", { judged: "people", expression: undefined, prose: "Good." }],
    ["**A-1** Fast. *(measured elsewhere)*", { judged: "elsewhere" }],
    [
      "**A-1** All: `x`. Covers: auth/FR-001, auth/FR-002",
      { covers: [{ text: "auth/FR-001" }, { text: "auth/FR-002" }] },
    ],
    ["**A-1** All: `x > 0`,\n  otherwise `NOPE`", { otherwise: { text: "NOPE" } }],
  ])("%s", (item, expected) => {
    const { statement, codes } = one(item);
    expect(codes).toEqual([]);
    expect(statement).toMatchObject(bare(expected) as object);
    if (/`x|`y/.test(item) && !("expression" in expected)) expect(statement?.expression).toBeDefined();
  });

  test.each([
    ["**A-1** The limit holds `x > 0`", "statement-colon"],
    ["**A-1** A: `x` and `y` both", "after-expression"],
    ["**A-1** A: `x`, otherwise NOPE", "otherwise-code"],
    ["**A-1** A: `x`, otherwise `NO PE`", "code-form"],
    ["**A-1** A: `x`, except `y` (reason)", "except-only-in-laws"],
    ["~~**A-1** A: `x`~~", "struck-out"],
    ["**A-1** A *(judged by robots)*", "judged-form"],
    ["**A-1**", "statement-empty"],
    ["**A-1** A: `x`\n  - **A-2** B: `y`", "nested-in-statement"],
    ["> quoted", "not-a-statement"],
  ])("%j says %s", (item, code) => expect(one(item).codes).toContain(code));

  test("groups guard their statements; Otherwise means that no condition before holds", () => {
    const { spec, codes } = operation(
      "Ensures:\n\n*When `a > 0`:*\n\n- **E-1** A: `x`\n\n*When `a < 0`:*\n\n- **E-2** B: `y`\n\n*Otherwise:*\n\n- **E-3** C: `z`\n\nRequires:\n\n- **R-1** D: `w`\n",
    );
    expect(codes).toEqual([]);
    const [op] = spec.operations;
    expect(op?.ensures.map(each => each.guards.map(guard => guard.negated))).toEqual([[false], [false], [true, true]]);
    expect(op?.requires[0]?.guards).toEqual([]);
  });

  test("groups may be nested in the list", () => {
    const { spec, codes } = operation(
      "Ensures:\n\n- When `a > 0`:\n  - **E-1** A: `x`\n- Otherwise:\n  - **E-2** B: `y`\n",
    );
    expect(codes).toEqual([]);
    expect(spec.operations[0]?.ensures.map(each => [each.id?.text, each.guards.map(guard => guard.negated)])).toEqual([
      ["E-1", [false]],
      ["E-2", [true]],
    ]);
  });
});

describe("operations", () => {
  test.each([
    ["transfer({ from, to })", false, [{ kind: "object", names: [{ text: "from" }, { text: "to" }] }]],
    [
      "distance(a, b)",
      false,
      [
        { kind: "position", name: { text: "a" } },
        { kind: "position", name: { text: "b" } },
      ],
    ],
    [
      "parse(text, { limit })",
      false,
      [
        { kind: "position", name: { text: "text" } },
        { kind: "object", names: [{ text: "limit" }] },
      ],
    ],
    ["new Heap(compare)", true, [{ kind: "position", name: { text: "compare" } }]],
    ["`pop()`", false, []],
  ])("%s", (heading, constructs, parameters) => {
    const { spec, codes } = operation("Text.", heading);
    expect(codes).toEqual([]);
    expect(bare(spec.operations[0])).toMatchObject({ constructs, parameters });
  });

  test.each([
    ["f(a: string)", "operation-heading"],
    ["f(a, b", "operation-heading"],
    ["f(a), g(b)", "operation-heading"],
    ["f(a?)", "operation-heading"],
    ["transfer", "operation-without-call"],
    ["get-user()", "name-form"],
    ["f(a, a)", "field-twice"],
  ])("heading %s says %s", (heading, code) => expect(operation("Text.", heading).codes).toContain(code));

  test("its parts are read in any order", () => {
    const { spec, codes } = operation(
      "Prose.\n\nReturns: list of T, not empty\nFails: any\n\n| Input | Type | Rules | Meaning |\n| --- | --- | --- | --- |\n| a | integer | at least 0, `it !== 3` | the *a* |\n\nWhere:\n\n- `p`: `a + 1`\n- `next(v: integer): integer`: `v + 1`\n\nReturns exactly: `[a]`\n\nChanges:\n\n| What | Becomes | When |\n| --- | --- | --- |\n| `m[l.k]` for each `l` of `ls` | `it + 1` | `a > 0` |\n| `m[a]` | removed | refused by R-1 |\n| `n` | | |\n\nExamples:\n\n| a | returns | fails with |\n| --- | --- | --- |\n| 1 | `[1]` | |\n| 2 | | `NOPE` |\n",
    );
    expect(codes).toEqual([]);
    const [op] = spec.operations;
    expect(op).toMatchObject({ prose: "Prose.", failsAny: true, returns: { rules: [{ kind: "notEmpty" }] } });
    expect(op?.inputs).toMatchObject([
      { name: { text: "a" }, prose: "the a", type: { rules: [{ kind: "atLeast" }, { kind: "where" }] } },
    ]);
    expect(op?.where.map(each => [each.name.text, each.parameters?.length, each.returns !== undefined])).toEqual([
      ["p", undefined, false],
      ["next", 1, true],
    ]);
    expect(op?.ensures).toMatchObject([{ form: "exactly", expression: { kind: "list" } }]);
    expect(op?.changes).toMatchObject([
      { each: { variable: { text: "l" }, list: { kind: "name", name: "ls" } }, when: { kind: "condition" } },
      { becomes: "removed", when: { kind: "refusedBy", clause: { text: "R-1" } } },
      { what: { kind: "name", name: "n" } },
    ]);
    expect(op?.changes?.[2]?.becomes).toBeUndefined();
    expect(op?.examples.map(each => [each.inputs.length, each.returns?.kind, each.failsWith?.text])).toEqual([
      [1, "list", undefined],
      [1, undefined, "NOPE"],
    ]);
  });

  test.each([
    ["Require:\n\n- **R-1** A: `x`", "unknown-label"],
    ["Emits: E()", "emits-form"],
    ["Idempotent by key", "idempotent-form"],
    ["Calls Acquirer.capture(id) once", "calls-form"],
    ["Same as: pay(x)", "same-as-form"],
    ["Always:\n\n- **R-1** A: `x`", "label-not-here"],
    ["Requires:", "label-empty"],
    ["Requires:\n\nReturns: T", "label-empty"],
    ["Returns: T\n\nReturns: U", "label-twice"],
    ["Changes: `items`", "label-needs-table"],
    ["Fails: `NOPE`", "fails-form"],
    ["Requires:\n\n| A | B |\n| --- | --- |\n| 1 | 2 |", "unexpected-table"],
    ["| A | B |\n| --- | --- |\n| 1 | 2 |", "unexpected-table"],
    ["Changes:\n\n- `a`", "unexpected-list"],
    ["- **R-1** A: `x`", "unexpected-list"],
    ["**R-1** A: `x`", "statement-not-listed"],
    ["Where:\n\n- p is a", "definition-form"],
    ["Changes:\n\n| What | Becomes |\n| --- | --- |", "table-empty"],
  ])("%j says %s", (body, code) => expect(operation(body).codes).toContain(code));

  test("after a misspelt label the statements are still read as meant", () => {
    expect(operation("Require:\n\n- **R-1** A: `x`").spec.operations[0]?.requires).toHaveLength(1);
  });
});

describe("tables", () => {
  const table = (head: string, row: string) =>
    read(`## State\n\n| ${head} |\n|${" --- |".repeat(head.split("|").length)}\n| ${row} |\n`);

  test.each([
    ["Name | Type", "a | string | lost", "surplus-cell 11:16 lost"],
    ["Name | Type", "a | string | <!-- note -->", ""],
    ["Name | Type | Starts", "a | boolean | `x || y`", "bare-pipe 11:17 `x"],
    ["Name | Typ", "a | string", "column-near-miss 9:10 Typ"],
    ["Name | Type | Notes", "a | string | b", "column-not-read 9:17 Notes"],
    ["Name | Type | Only in", "a | string | b", "column-not-read 9:17 Only in"],
    ["Name | Type | Type", "a | string | b", "column-twice 9:17 Type"],
    ["Name | Rules", "a | key", "column-missing 9:1 | Name | Rules |"],
    ["Name | Type | Starts", "a | boolean | x + y", "cell-needs-code 11:17 x + y"],
    ["Name | Type", "first-name | string", "name-form 11:3 first-name"],
    ["Name | Type", " | string", "name-missing"],
    ["Name | Type", "a | ", "type-missing"],
  ])("%s / %s", (head, row, expected) => {
    const { told } = table(head, row);
    if (expected === "") expect(told).toEqual([]);
    else expect(told.some(each => each.startsWith(expected)) || told).toBe(true);
  });
});

describe("laws", () => {
  const law = (text: string) => {
    const { spec, codes } = read(`## Laws\n\n- ${text}\n`);
    return { law: spec.laws[0], codes };
  };

  test("given, where and except", () => {
    const { law: one, codes } = law(
      "**L-1** There and back. *given `d: Document, not empty`, `n: integer where it > 0`* where `n < 9`: `f(d) === d`, *except* `n === 3` (upstream bug (see #3))",
    );
    expect(codes).toEqual([]);
    expect(one).toMatchObject({
      prose: "There and back.",
      given: [
        { name: { text: "d" }, type: { rules: [{ kind: "notEmpty" }] } },
        { name: { text: "n" }, type: { rules: [{ kind: "where" }] } },
      ],
      where: { kind: "binary" },
      expression: { kind: "binary", op: "===" },
      except: [{ reason: "upstream bug (see #3)" }],
    });
  });

  test.each([
    ["*given `d: T`*, with more: `x`", "given-form"],
    ["*given `d`*: `x`", "parameter-form"],
    ["A: `x`, *except* `y`", "except-needs-reason"],
  ])("%s says %s", (text, code) => expect(law(text).codes).toContain(code));
});

test("sections without a formal meaning keep their statements", () => {
  const { spec, codes } = read(
    "## Requirements\n\n### Requirement: A\n\n- **FR-001** Users MUST log in. Covers: b/R-1\n  - **GIVEN** a user\n\n## Glossary\n\n- Account: a thing\n",
  );
  expect(codes).toEqual([]);
  const said = (statements: readonly StatementNode[]) => statements.map(one => one.id?.text ?? one.prose);
  expect(spec.requirements.map(each => [each.name.text, said(each.statements)])).toEqual([
    ["A", ["FR-001", "GIVEN a user"]],
  ]);
  expect(spec.others.map(each => [each.title.text, said(each.statements)])).toEqual([
    ["Glossary", ["Account: a thing"]],
  ]);
});
