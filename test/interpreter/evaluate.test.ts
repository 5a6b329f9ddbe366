/** The meaning of the kinds of expression that random cases cannot pin down by themselves, and the trace of a verdict. */

import { readFileSync } from "node:fs";
import { CallFailed, compileText, type Expr, environment, evaluate, type Type, trace, Undefined } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { contract, literal, node } from "../agreement/expressions.js";

const boolean: Type = { kind: "boolean" };
const integer: Type = { kind: "integer" };
const text: Type = { kind: "string" };
const yes = literal(boolean, true);
const no = literal(boolean, false);
const input = (name: string, type: Type = integer) => node(type, { kind: "input", name });
const state = (name: string, when: "before" | "after") => node(integer, { kind: "state", name, when });
const at = (key: string): Expr =>
  node(integer, {
    kind: "index",
    of: "dictionary",
    object: input("d", { kind: "dictionary", value: { type: integer, rules: [] } }),
    index: literal(text, key),
  });
const broken: Expr = node(boolean, {
  kind: "comparison",
  op: ">",
  mode: "number",
  left: at("x"),
  right: literal(integer, 0),
});
const logical = (op: string, left: Expr, right: Expr) => node(boolean, { kind: "logical", op, left, right });
const env = environment(contract, {
  input: { d: { y: 1 }, none: null },
  before: { n: 1, integers: [1] },
  after: { n: 2, integers: [5, 6] },
});
const run = (expr: Expr) => evaluate(expr, env);

describe("evaluate", () => {
  it("asks only for what it needs", () => {
    expect(run(logical("&&", no, broken))).toBe(false);
    expect(run(logical("||", yes, broken))).toBe(true);
    expect(run(logical("implies", no, broken))).toBe(true);
    expect(run(node(integer, { kind: "conditional", test: yes, yes: literal(integer, 1), no: at("x") }))).toBe(1);
    expect(run(node(integer, { kind: "coalesce", left: literal(integer, 0), right: at("x") }))).toBe(0);
    for (const op of ["&&", "||", "implies"]) expect(() => run(logical(op, broken, yes))).toThrow(Undefined);
  });

  it("implies as logic has it", () => {
    const table = [
      [yes, yes],
      [yes, no],
      [no, yes],
      [no, no],
    ].map(([a, b]) => run(logical("implies", a as Expr, b as Expr)));
    expect(table).toEqual([true, false, true, true]);
  });

  it("says plainly why there is no value", () => {
    expect(() => run(at("x"))).toThrow('d has no key "x"');
    expect(() => run(node(integer, { kind: "member", object: input("none"), name: "a" }))).toThrow(
      "nothing has no field a",
    );
  });

  it("reads null as nothing", () => {
    expect(run(input("none"))).toBeUndefined();
    expect(run(node(integer, { kind: "coalesce", left: input("none"), right: literal(integer, 7) }))).toBe(7);
  });

  it("evaluates definitions over the state they are asked about", () => {
    const total = (when: "before" | "after") => node(integer, { kind: "definition", name: "total", args: [], when });
    expect([run(total("before")), run(total("after"))]).toEqual([1, 11]);
  });

  it("sees failing calls in laws, and lets other errors pass", () => {
    const call = node(integer, {
      kind: "operation",
      name: "open",
      inputs: [{ name: "owner", value: literal(text, "u") }],
    });
    const fails = node(boolean, { kind: "fails", body: call });
    const inputs: unknown[] = [];
    const law = (answer: () => unknown) =>
      environment(contract, {
        call: (name, values) => {
          inputs.push([name, values]);
          return answer();
        },
      });
    expect(
      evaluate(
        fails,
        law(() => {
          throw new CallFailed("open", "X");
        }),
      ),
    ).toBe(true);
    expect(
      evaluate(
        fails,
        law(() => 1),
      ),
    ).toBe(false);
    expect(() =>
      evaluate(
        fails,
        law(() => {
          throw new TypeError("a mistake");
        }),
      ),
    ).toThrow(TypeError);
    expect(inputs[0]).toEqual(["open", { owner: "u" }]);
  });
});

describe("trace", () => {
  it("shows the parts of a condition, smallest first, without literals and the whole", () => {
    const sum = node(integer, {
      kind: "arithmetic",
      op: "+",
      mode: "integer",
      left: state("n", "after"),
      right: literal(integer, 1),
    });
    const expr = node(boolean, {
      kind: "equality",
      negated: false,
      left: sum,
      right: node(integer, { kind: "old", body: state("n", "before") }),
    });
    expect(trace(expr, env)).toEqual([
      { text: "n", value: 2 },
      { text: "old(n)", value: 1 },
      { text: "n + 1", value: 3 },
    ]);
  });

  it("leaves out the value of what has none", () => {
    expect(trace(broken, env)).toEqual([{ text: "d", value: { y: 1 } }, { text: 'd["x"]' }]);
  });

  it("uses the words of the spec where it is given them", () => {
    const path = new URL("../../examples/bank/bank.spec.md", import.meta.url);
    const { value, source } = compileText("bank.spec.md", readFileSync(path, "utf8"));
    const transfer = value?.operations.find(one => one.name === "transfer");
    const clause = transfer?.refusals.find(one => one.id === "TRF-3");
    const account = { id: "a", owner: "u", balance: 10, status: "open" };
    const scene = environment(value as NonNullable<typeof value>, {
      input: { from: "a", amount: 11 },
      before: { accounts: new Map([["a", account]]) },
    });
    expect(evaluate(clause?.condition as Expr, scene)).toBe(false);
    const parts = trace(clause?.condition as Expr, scene, span => source.text.slice(span.start, span.end));
    expect(parts.map(part => part.text)).toEqual([
      "amount",
      "accounts",
      "from",
      "accounts[from]",
      "accounts[from].balance",
    ]);
    expect(parts.at(-1)?.value).toBe(10);
  });
});
