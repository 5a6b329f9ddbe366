import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, compileText } from "@tenet/checker";
import { describe, expect, it } from "vitest";

const bank = readFileSync(join(import.meta.dirname, "../../examples/bank/bank.spec.md"), "utf8");

function compiled(text: string): Contract {
  const { value } = compileText("specs/shop.spec.md", text);
  if (value === undefined) throw new Error("no contract");
  return value;
}

const codes = (text: string) => compileText("specs/shop.spec.md", text).diagnostics.map(one => one.code);

const spec = (body: string) => `---\nspec: shop\n---\n\n# Shop\n\n${body}`;

const operation = (body: string, rows = "| n | integer | |") =>
  spec(`## Operations

### f({ n })

| Input | Type | Rules |
| ----- | ---- | ----- |
${rows}

Returns: integer

${body}`);

describe("the bank", () => {
  const answer = compileText("examples/bank/bank.spec.md", bank);
  const contract = answer.value!;
  const transfer = contract.operations.find(one => one.name === "transfer")!;

  it("is a contract without a word of complaint", () => {
    expect(answer.diagnostics).toEqual([]);
    expect(contract).toMatchObject({
      spec: "bank.accounts",
      version: "1.0.0",
      stem: "bank",
      path: "examples/bank/bank.spec.md",
    });
  });

  it("has each type after those it needs", () => {
    const names = contract.types.map(type => type.name);
    expect(names.indexOf("AccountId")).toBeLessThan(names.indexOf("Receipt"));
    expect([...names].sort()).toEqual(["Account", "AccountId", "Cents", "Receipt", "User", "UserId"]);
  });

  it("refuses references first, then in the order of Requires", () => {
    expect(transfer.refusals.map(one => [one.id, one.code, one.from])).toEqual([
      ["transfer.from.refers", "NOT_FOUND", "refersTo"],
      ["transfer.to.refers", "NOT_FOUND", "refersTo"],
      ["TRF-1", "SAME_ACCOUNT", "requires"],
      ["TRF-2", "NOT_OPEN", "requires"],
      ["TRF-3", "INSUFFICIENT_FUNDS", "requires"],
      ["TRF-4", "LIMIT", "requires"],
    ]);
    expect(transfer.refusals[0]).toMatchObject({ text: "from refers to accounts", expression: "from in accounts" });
    expect(transfer.requires).toEqual([]);
  });

  it("lists what a transfer promises, in the order of the file", () => {
    const ids = contract.promises.filter(one => one.operation === "transfer").map(one => one.id);
    expect(ids).toEqual([
      "transfer.returns",
      "transfer.failures",
      "transfer.frame",
      "transfer.from.refers",
      "transfer.to.refers",
      "TRF-1",
      "TRF-2",
      "TRF-3",
      "TRF-4",
      "TRF-5",
      "TRF-6",
      "transfer.changes.accounts[from].balance",
      "transfer.changes.accounts[to].balance",
      "transfer.example-1",
      "requirements.no-overdraft.overdraft-is-refused",
    ]);
    expect(contract.promises.filter(one => one.status !== "bound").map(one => [one.id, one.status])).toEqual([
      ["requirements.no-overdraft", "exampled"],
    ]);
    expect(contract.promises.find(one => one.kind === "history")).toMatchObject({
      id: "accounts.never-deleted",
      notChecked: undefined,
    });
  });

  it("reads rows of Changes as paths", () => {
    const [row] = transfer.changes!;
    expect(row!.path).toMatchObject({
      state: "accounts",
      steps: [
        { kind: "key", key: { kind: "input", name: "from" } },
        { kind: "field", name: "balance" },
      ],
    });
    expect(contract.operations.find(one => one.name === "statement")!.changes).toBeUndefined();
  });

  it("is plain data, the same every time", () => {
    const again = compileText("examples/bank/bank.spec.md", bank).value;
    expect(again).toEqual(contract);
    expect(structuredClone(contract)).toEqual(contract);
  });

  it("does not depend on line ends or a byte order mark", () => {
    const other = compileText("examples/bank/bank.spec.md", `\uFEFF${bank.replaceAll("\n", "\r\n")}`).value;
    expect(other).toEqual(contract);
  });
});

describe("derived ids", () => {
  const ids = (body: string) => compiled(operation(body)).operations[0]!.ensures.map(one => one.id);

  it("depend on the statement alone", () => {
    const [alone] = ids("Ensures:\n\n- It counts on: `result === n + 1`\n");
    const [, second] = ids("Ensures:\n\n- It grows: `result > n`\n- It counts on: `result  ===  n + 1`\n");
    expect(second).toBe(alone);
    expect(alone).toMatch(/^f\.ensures-it-counts-on-[0-9a-f]{6}$/);
  });

  it("tell apart equal prose with other expressions", () => {
    const [a, b] = ids("Ensures:\n\n- Fine: `result === n + 1`\n- Fine: `result > n`\n");
    expect(a).not.toBe(b);
  });
});

describe("forms and guards", () => {
  const ensures = (body: string) => compiled(operation(body)).operations[0]!.ensures;

  it("makes implications of When and Otherwise", () => {
    const clauses = ensures(
      "Ensures:\n\nWhen `n > 0`:\n\n- **A-1** `result === n`\n\nOtherwise:\n\n- **B-1** `result === 0`\n",
    );
    expect(clauses.map(one => one.expression)).toEqual([
      "(n > 0) implies result === n",
      "!(n > 0) implies result === 0",
    ]);
    expect(clauses.map(one => one.condition.kind)).toEqual(["logical", "logical"]);
  });

  it("makes an equality of a whole result", () => {
    const [clause] = ensures("Returns exactly: `n > 0 ? n : -n`\n");
    expect(clause).toMatchObject({
      expression: "result === (n > 0 ? n : -n)",
      condition: { kind: "equality", negated: false },
    });
  });
});

describe("types", () => {
  const types = (lines: string) => codes(spec(`## Types\n\n${lines}`));

  it.each([
    "- `A`: `{ next: optional A }`",
    "- `A`: `{ all: list of A }`",
    "- `A`: `{ kind: one of leaf }`\n- `B`: `{ kind: one of node, left: T, right: T }`\n- `T`: A or B",
    "- `A`: `{ by: map from string to A }`",
  ])("lets a value end: %s", lines => expect(types(lines)).toEqual([]));

  it.each(["- `A`: `{ next: A }`", "- `A`: `{ b: B }`\n- `B`: `{ a: A }`", "- `A`: `[x: integer, y: A]`"])(
    "refuses a value without end: %s",
    lines => expect(types(lines)).toEqual(["infinite-type"]),
  );

  it.each(["- `A`: optional A", "- `A`: B\n- `B`: A or string"])("refuses a name for itself: %s", lines =>
    expect(types(lines)).toContain("self-type"),
  );
});

describe("statuses", () => {
  const status = (body: string) => compiled(operation(body)).promises.find(one => one.kind === "statement")!.status;

  it("knows who judges a statement without an expression", () => {
    expect(status("Ensures:\n\n- **A-1** It is pretty. *(judged by people)*\n")).toBe("judged");
    expect(status("Ensures:\n\n- **A-1** It is pretty.\n")).toBe("unbound");
    expect(
      status("Ensures:\n\n- **A-1** It is pretty.\n\nExamples:\n\n| n | returns |\n| - | ------- |\n| `1` | `1` |\n"),
    ).toBe("exampled");
    expect(status("Ensures:\n\n- **A-1** It is pretty.\n- **B-1** It counts: `result === n` Covers: A-1\n")).toBe(
      "traced",
    );
  });
});

describe("a broken part", () => {
  it("costs its own contract only", () => {
    const contract = compiled(
      operation("Ensures:\n\n- **A-1** Wrong: `result === m`\n- **B-1** Right: `result === n`\n"),
    );
    expect(contract.operations[0]!.ensures.map(one => one.id)).toEqual(["B-1"]);
  });

  it("is said once", () => {
    expect(codes(spec("## Types\n\n- `A`: `{ b: Missing }`\n- `C`: list of A\n"))).toEqual(["unknown-type"]);
  });
});

describe("rules and returns that guard an index", () => {
  it.each([
    ["| xs | list of integer | not empty |", "xs[0] > 0"],
    ["| xs | list of integer | length 3 |", "xs[2] > 0"],
    ["| xs | list of integer | |\n| n | integer | from 1 to `xs.length` |", "xs[n - 1] > 0"],
    ["| xs | list of integer | |\n| n | integer | at least 0, less than `xs.length` |", "xs[n] > 0"],
    ["| xs | list of integer | |", "result < xs.length implies xs[result] > 0"],
    ["| xs | Three | |", "xs[0] + third(xs) > 0"],
  ])("%s: %s", (rows, expression) => {
    const names = rows.includes("| n |") ? "xs, n" : "xs";
    const text = spec(`## Types

- \`Three\`: list of integer, length 3

## Definitions

- \`third(xs: Three)\`: \`xs[2]\`

## Operations

### f({ ${names} })

| Input | Type | Rules |
| ----- | ---- | ----- |
${rows}

Returns: integer, at least 0 *(on purpose: the index is what matters here)*

Ensures:

- **F-1** It holds: \`${expression}\`
`);
    expect(codes(text)).toEqual([]);
  });
});

it("reads the items of a tuple by name", () => {
  const text = operation("").replace(
    "Returns: integer",
    "Returns: `[quotient: integer, rest: integer]`\n\nEnsures:\n\n- **F-1** x: `result.rest < result.quotient`",
  );
  expect(codes(text)).toEqual([]);
  const { condition } = compiled(text).operations[0]?.ensures[0] ?? {};
  expect(condition).toMatchObject({
    left: { kind: "index", of: "tuple", index: { kind: "literal", value: 1 } },
    right: { kind: "index", of: "tuple", index: { kind: "literal", value: 0 } },
  });
});

it("takes a bare value of an enumeration as a default", () => {
  const text = spec(
    "## Types\n\n### A\n\n| Field | Type | Rules |\n| --- | --- | --- |\n| state | one of none, some | default none |\n",
  );
  expect(codes(text)).toEqual([]);
  expect(compiled(text).types[0]?.type.type).toMatchObject({
    fields: [{ type: { rules: [{ kind: "default", value: { value: "none" } }] } }],
  });
});

it("keeps what stands formally in Requirements, unbound", () => {
  const text = spec("## Requirements\n\n- **REQ-1** The amount counts: `amount > 0`\n- **REQ-2** It says `hello`\n");
  expect(compiled(text).promises).toMatchObject([
    { id: "REQ-1", status: "unbound", expression: "amount > 0" },
    { id: "REQ-2", status: "unbound", expression: undefined },
  ]);
});

it("names what is returned exactly, and ends a law's words before its `given`", () => {
  const text = operation(
    "Returns exactly: `n`\n\n## Laws\n\n- **L-1** All is well, given `n: integer`: `f(n) === n`\n",
  );
  const contract = compiled(text.replace("f({ n })", "f(n)"));
  expect(contract.operations[0]?.ensures[0]?.text).toBe("It returns exactly this");
  expect(contract.laws[0]?.text).toBe("All is well");
});
