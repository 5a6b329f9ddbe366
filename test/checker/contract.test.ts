import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText, type Contract } from "@tenet/checker";
import { describe, expect, it } from "vitest";

const bank = readFileSync(join(import.meta.dirname, "../../examples/bank/bank.spec.md"), "utf8");

function compiled(text: string): Contract {
  const { value } = compileText("specs/shop.spec.md", text);
  if (value === undefined) throw new Error("no contract");
  return value;
}

const codes = (text: string) => compileText("specs/shop.spec.md", text).diagnostics.map(one => one.code);

const spec = (body: string) => `---\nspec: shop\n---\n\n# Shop\n\n${body}`;

const operation = (body: string, rows = "| n | integer | |") => spec(`## Operations

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
    expect(contract).toMatchObject({ spec: "bank.accounts", version: "1.0.0", stem: "bank", path: "examples/bank/bank.spec.md" });
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
      "transfer.returns", "transfer.failures", "transfer.frame", "transfer.from.refers", "transfer.to.refers",
      "TRF-1", "TRF-2", "TRF-3", "TRF-4", "TRF-5", "TRF-6",
      "transfer.changes.accounts[from].balance", "transfer.changes.accounts[to].balance", "transfer.example-1",
    ]);
    expect(new Set(contract.promises.map(one => one.status))).toEqual(new Set(["bound"]));
    expect(contract.promises.find(one => one.kind === "history")).toMatchObject({ id: "accounts.never-deleted", notChecked: undefined });
  });

  it("reads rows of Changes as paths", () => {
    const [row] = transfer.changes!;
    expect(row!.path).toMatchObject({ state: "accounts", steps: [{ kind: "key", key: { kind: "input", name: "from" } }, { kind: "field", name: "balance" }] });
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
    const clauses = ensures("Ensures:\n\nWhen `n > 0`:\n\n- **A-1** `result === n`\n\nOtherwise:\n\n- **B-1** `result === 0`\n");
    expect(clauses.map(one => one.expression)).toEqual(["(n > 0) implies result === n", "!(n > 0) implies result === 0"]);
    expect(clauses.map(one => one.condition.kind)).toEqual(["logical", "logical"]);
  });

  it("makes an equality of a whole result", () => {
    const [clause] = ensures("Returns exactly: `n > 0 ? n : -n`\n");
    expect(clause).toMatchObject({ expression: "result === (n > 0 ? n : -n)", condition: { kind: "equality", negated: false } });
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

  it.each(["- `A`: optional A", "- `A`: B\n- `B`: A or string"])("refuses a name for itself: %s", lines => expect(types(lines)).toContain("self-type"));
});

describe("statuses", () => {
  const status = (body: string) => compiled(operation(body)).promises.find(one => one.kind === "statement")!.status;

  it("knows who judges a statement without an expression", () => {
    expect(status("Ensures:\n\n- **A-1** It is pretty. *(judged by people)*\n")).toBe("judged");
    expect(status("Ensures:\n\n- **A-1** It is pretty.\n")).toBe("unbound");
    expect(status("Ensures:\n\n- **A-1** It is pretty.\n\nExamples:\n\n| n | returns |\n| - | ------- |\n| `1` | `1` |\n")).toBe("exampled");
    expect(status("Ensures:\n\n- **A-1** It is pretty.\n- **B-1** It counts: `result === n` Covers: A-1\n")).toBe("traced");
  });
});

describe("a broken part", () => {
  it("costs its own contract only", () => {
    const contract = compiled(operation("Ensures:\n\n- **A-1** Wrong: `result === m`\n- **B-1** Right: `result === n`\n"));
    expect(contract.operations[0]!.ensures.map(one => one.id)).toEqual(["B-1"]);
  });

  it("is said once", () => {
    expect(codes(spec("## Types\n\n- `A`: `{ b: Missing }`\n- `C`: list of A\n"))).toEqual(["unknown-type"]);
  });
});
