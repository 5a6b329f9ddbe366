import { describe, expect, test } from "vitest";
import { check } from "./bank.js";
import { assignable, comparable, display, factsOf, join, type Type } from "./entry.js";

const clean = (source: string, options?: Parameters<typeof check>[1]) => {
  const { expr, diagnostics } = check(source, options);
  expect(
    diagnostics.map(({ code, message }) => `${code}: ${message}`),
    source,
  ).toEqual([]);
  return expr;
};
const plain = (type: Type) => ({ type, rules: [] });

test.each([
  ["amount + 1", "integer"],
  ["amount / 2", "number"],
  ["amount % 2", "integer"],
  ["2 ** 3", "integer"],
  ["2 ** -1", "number"],
  ["amount * ratio", "number"],
  ["from + to", "string"],
  ["due - due", "duration"],
  ["due + days(2)", "timestamp"],
  ["days(2) * 3", "duration"],
  ["xs.filter(x => x > 1)", "list of integer"],
  ["xs.find(x => x > 1)", "optional integer"],
  ["xs.map(x => x / 2).sum", "number"],
  ["words.map(w => w.length).max", "integer"],
  ["xs.zip(words)", "list of [integer, string]"],
  ["accounts.keys", "list of AccountId"],
  ["accounts.values.sum(a => a.balance)", "integer"],
  ["flag ? amount : ratio", "number"],
  ["flag ? amount : nothing", "optional Cents"],
  ["limit ?? 0", "integer"],
  ["accounts[from].note?.length", "optional integer"],
  ["xs.reduce((sum, x) => sum + x / 2, 0)", "number"],
  ["xs.reduce((seen, x) => [...seen.map(y => y + x), x], [])", "list of integer"],
  ["xs.reduce((seen, x) => (seen.some(y => y === x) ? seen : [...seen, x]), [])", "list of integer"],
  ["[[], xs].flatMap(values => values.map(x => x + 1))", "list of integer"],
  ['words.flatMap(w => w.split(","))', "list of string"],
  ["xs.sorted(x => -x)", "list of integer"],
  ["[1, ratio, ...xs]", "list of number"],
  ['{ a: amount, b: ["x"] }', "{ a: Cents, b: list of string }"],
  ["round(ratio)", "integer"],
  ["round(ratio, 2)", "number"],
  ["tags.values", "list of string"],
  ["range(0, 3)", "list of integer"],
  ["div(amount, 2)", "integer"],
])("%s is %s", (source, type) => {
  expect(display(clean(source).type)).toBe(type);
});

describe("absence is narrowed by what is known", () => {
  test.each([
    "limit !== nothing && limit > 3",
    "limit === nothing || limit > 3",
    "limit !== nothing implies limit > 3",
    "!(limit === nothing) implies limit > 3",
    "limit === nothing ? flag : limit > 3",
    "not (limit is nothing) and limit > 3",
    "limit === 3 && limit > 2",
    "either is list && either.length > 1",
    "either is list || either > 1",
    'shape.kind === "circle" ? shape.radius > 1 : shape.side > 1',
    'shape.kind !== "circle" || shape.radius > 1',
    "accounts[from].note !== nothing && accounts[from].note.length > 1",
    "accounts.values.filter(a => a.note !== nothing).every(b => b.note.length > 0)",
  ])("%s", source => void clean(source));

  test.each([
    "limit !== nothing && (limit !== nothing implies limit > 3)",
    "limit !== nothing && (limit ?? 0) > 3",
    "limit === nothing || limit === nothing",
  ])("what is known may be asked again: %s", source => void clean(source));

  test("but not across a variable of the same name", () => {
    const { diagnostics } = check(
      "accounts.values.every(a => a.note !== nothing && accounts.values.every(a => a.note.length > 1))",
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["may-be-nothing"]);
  });

  test("and not by what holds at another moment", () => {
    const { diagnostics } = check("id in old(accounts) && accounts[id].balance > 1");
    expect(diagnostics.map(({ code }) => code)).toEqual(["unguarded-index"]);
    clean("id in old(accounts) && old(accounts[id].balance) > 1");
  });

  test("and by earlier clauses", () => {
    const facts = factsOf(clean("limit !== nothing && id in accounts"));
    clean("limit > accounts[id].balance", { facts });
  });
});

test.each([
  "accounts[from].balance > 1",
  "id in accounts && accounts[id].balance > 1",
  "accounts.keys.every(k => accounts[k].id === k)",
  "xs.indices.every(i => xs[i] > 1)",
  "range(1, xs.length).every(i => xs[i - 1] <= xs[i])",
  "range(0, xs.length - 1).every(i => xs[i] <= xs[i + 1])",
  "xs.every((x, i) => x === xs[i])",
  "xs.length > 0 implies xs[0] === xs[xs.length - 1]",
  "xs.length === 2 && xs[1] > xs[0]",
  "xs.length !== 0 implies xs[0] > 1",
  "amount >= 0 && amount < xs.length && xs[amount] > 1",
  '"a" in prices && prices["a"] > 1',
  "xs.indices.every(i => xs.indices.every(j => i < j && j + 1 < xs.length implies xs[i + 2] > 0))",
  "range(1, xs.length).every(i => i < amount && amount < xs.length implies xs[amount - 1] > xs[i - 1])",
  "amount >= 0 && amount <= xs.length && amount !== xs.length implies xs[amount] > 1",
  "xs.length === 3 && amount in [1] && amount === 1 implies xs[amount + 1] > 1",
  "xs.map(x => x + 1).indices.every(i => xs[i] > 1)",
  "xs.indices.filter(i => i > 0).every(i => xs[i - 1] < xs[i])",
])("a guarded element needs no note: %s", source => void clean(source));

test.each([
  "xs.indices.every(i => xs[i + 1] > 1)",
  "range(0, xs.length).every(i => xs[i - 1] > 1)",
  "amount < xs.length implies xs[amount] > 1",
  "amount <= xs.length && amount >= 0 implies xs[amount] > 1",
  "amount >= 0 && amount !== xs.length implies xs[amount] > 1",
  "xs.length !== 1 implies xs[0] > 1",
  "xs.filter(x => x > 1).indices.every(i => xs[i + 1] > 1)",
  "xs.indices.every(i => xs.indices.every(i => true) && xs[i + 1] > 0)",
])("an element that may not be there gets one: %s", source => {
  expect(check(source).diagnostics.map(({ code }) => code)).toEqual(["unguarded-index"]);
});

describe("a literal takes the type that is expected", () => {
  test("a record where a map is: names and computed keys", () => {
    const { right } = clean("accounts === { [from]: accounts[from] }") as Extract<
      ReturnType<typeof clean>,
      { kind: "equality" }
    >;
    expect(right).toMatchObject({ kind: "record", type: { kind: "map" }, entries: [{ kind: "computed" }] });
  });

  test("a list where a set is", () => {
    expect(clean('tags === ["a"]')).toMatchObject({ right: { kind: "list", type: { kind: "set" } } });
    expect(clean('["a"] === tags')).toMatchObject({ left: { kind: "list", type: { kind: "set" } } });
  });

  test("a text where a moment is, in the one form of that moment", () => {
    expect(clean('due > "2024-12-01T00:00:00+01:00"')).toMatchObject({
      right: { type: { kind: "timestamp" }, value: "2024-11-30T23:00:00.000Z" },
    });
  });

  test("a text among values of an enumeration", () => void clean('accounts[from].status in ["open", "frozen"]'));
});

test("`old` reads the state before, and definitions with it", () => {
  expect(clean("old(total) === total")).toMatchObject({
    left: { kind: "old", body: { kind: "definition", name: "total", when: "before" } },
    right: { kind: "definition", when: "after" },
  });
  expect(clean("old(accounts[from].balance)")).toMatchObject({
    body: { object: { object: { kind: "state", when: "before" } } },
  });
});

describe("types", () => {
  const world = {
    resolve: (name: string) =>
      name === "Tree" ? plain(tree) : name === "Wood" ? plain({ kind: "named", name: "Tree" }) : undefined,
  };
  const tree: Type = {
    kind: "record",
    fields: [
      {
        name: "children",
        type: plain({ kind: "list", element: plain({ kind: "named", name: "Tree" }) }),
        prose: "",
        line: 1,
      },
    ],
  };
  const integer: Type = { kind: "integer" };
  const number: Type = { kind: "number" };
  const text: Type = { kind: "string" };
  const optional = (type: Type): Type => ({ kind: "optional", element: plain(type) });
  const list = (type: Type): Type => ({ kind: "list", element: plain(type) });
  const enumOf = (...values: string[]): Type => ({ kind: "enum", values });

  test.each<readonly [Type, Type, boolean]>([
    [integer, number, true],
    [number, integer, false],
    [integer, optional(integer), true],
    [optional(integer), integer, false],
    [enumOf("a"), enumOf("a", "b"), true],
    [enumOf("a", "b"), enumOf("a"), false],
    [enumOf("a"), text, true],
    [text, enumOf("a"), false],
    [{ kind: "uuid" }, text, true],
    [list(integer), list(number), true],
    [list(number), { kind: "set", element: plain(number) }, false],
    [tree, { kind: "named", name: "Wood" }, true],
    [{ kind: "named", name: "Gone" }, integer, true],
    [
      { kind: "union", members: [plain(integer), plain(text)] },
      { kind: "union", members: [plain(text), plain(number)] },
      true,
    ],
  ])("assignable %#", (from, to, fits) => expect(assignable(from, to, world)).toBe(fits));

  test.each<readonly [Type, Type, boolean]>([
    [enumOf("a"), enumOf("b"), false],
    [enumOf("a", "c"), enumOf("b", "c"), true],
    [integer, text, false],
    [optional(integer), optional(text), true],
    [optional(integer), text, false],
    [list(integer), list(text), false],
    [tree, tree, true],
    [{ kind: "date" }, text, false],
  ])("comparable %#", (a, b, can) => {
    expect(comparable(a, b, world)).toBe(can);
    expect(comparable(b, a, world)).toBe(can);
  });

  test("join and display", () => {
    expect(display(join(enumOf("a"), enumOf("b"), world))).toBe("one of a, b");
    expect(display(join(integer, { kind: "nothing" }, world))).toBe("optional integer");
    expect(display(list(join(integer, text, world)))).toBe("list of (integer or string)");
  });
});
