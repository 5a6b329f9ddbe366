/** Values that depend on others are built: valid at the first try, often at their bounds, and shrunk to the smallest. */
import { readFileSync } from "node:fs";
import { conforms, environment, evaluate, type RuledType, type Values } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, smallest, spec } from "./helpers.js";

const related = compile(
  readFileSync(new URL("../cases/related/related.spec.md", import.meta.url), "utf8"),
  "related.spec.md",
);
const nowhere = { accounts: new Map(), holds: new Map() };
const env = environment(related, { before: nowhere, after: nowhere });

/** Values of one input of `take`, from the arbitraries of that type alone. */
function drawn<T>(name: string): fc.Arbitrary<T> {
  const input = related.operations[0]!.inputs.find(one => one.name === name)!;
  const alone = {
    ...related,
    operations: [{ ...related.operations[0]!, inputs: [input] }],
    state: [],
    invariants: [],
  };
  return buildArbitraries(alone)
    .input("take")
    .map(resolve => resolve({})?.[name] as T);
}

const typeOf = (name: string): RuledType => related.operations[0]!.inputs.find(one => one.name === name)!.type;
const share = <T>(values: readonly T[], is: (value: T) => boolean) => values.filter(is).length / values.length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe("every value fits its type", () => {
  for (const { name } of related.operations[0]!.inputs) {
    test(name, () => {
      const values = fc.sample(drawn(name), { numRuns: 1000, seed: 3 });
      expect(values.filter(value => value === undefined || conforms(value, typeOf(name), env) !== undefined)).toEqual(
        [],
      );
    });
  }

  test("and hardly any is filtered for it", () => {
    const arbitraries = buildArbitraries(related);
    fc.sample(arbitraries.input("take"), { numRuns: 500, seed: 3 }).map(resolve => resolve(nowhere));
    for (const { clause, tried, accepted } of arbitraries.fallbacks())
      expect([clause, accepted]).toEqual([clause, tried]);
  });
});

describe("bounds are reached, and what lies between them", () => {
  const sampled = <T>(name: string) => fc.sample(drawn<T>(name), { numRuns: 1000, seed: 5 });

  test("shares of a whole: one alone, and many", () => {
    const lists = sampled<number[]>("percentages");
    expect(lists).toContainEqual([100]);
    expect(share(lists, list => list.length === 8)).toBeGreaterThan(0.03);
    expect(share(lists, list => list.filter(one => one > 0).length >= 3)).toBeGreaterThan(0.2);
  });

  test("a total that may not be passed is met, and missed", () => {
    const totals = sampled<{ quantity: number }[]>("cart").map(list => sum(list.map(one => one.quantity)));
    expect(share(totals, total => total === 120)).toBeGreaterThan(0.1);
    expect(share(totals, total => total < 120)).toBeGreaterThan(0.2);
  });

  test("keys from a list, all of them at times", () => {
    const shops = sampled<{ items: { id: string }[]; stock: Map<string, number>; shown: string[] }>("shop");
    expect(share(shops, ({ stock }) => stock.size > 0)).toBeGreaterThan(0.5);
    expect(share(shops, ({ items, stock }) => items.length > 1 && stock.size === items.length)).toBeGreaterThan(0.05);
    expect(share(shops, ({ shown }) => shown.length > 0)).toBeGreaterThan(0.3);
  });

  test("a field that only one status has", () => {
    const payments = sampled<{ status: string; amount: number; received?: number; reason?: string }>("payment");
    expect(share(payments, ({ status }) => status === "paid")).toBeGreaterThan(0.2);
    const paid = payments.filter(({ status }) => status === "paid");
    expect(share(paid, ({ amount, received }) => amount === received)).toBeGreaterThan(0.1);
    expect(share(payments, ({ reason }) => reason !== undefined)).toBeGreaterThan(0.2);
  });

  test("a pattern that looks ahead, at both ends of its lengths", () => {
    const lengths = sampled<string>("password").map(text => text.length);
    for (const length of [8, 64]) expect(share(lengths, one => one === length)).toBeGreaterThan(0.03);
    expect(new Set(lengths).size).toBeGreaterThan(10);
  });

  test("all numbers of a die", () => {
    expect(new Set(sampled<number[]>("dice").map(list => list.join(""))).size).toBeGreaterThan(50);
  });

  test("multiples of a length of time that is computed", () => {
    const slots = sampled<number>("slot");
    for (const slot of [300_000, 28_800_000]) expect(slots).toContain(slot);
  });
});

describe("shrinking ends at the smallest valid value", () => {
  test.each<[string, (value: any) => boolean, unknown]>([
    ["percentages", list => list.length > 1, [0, 100]],
    ["percentages", list => list[0] > 41, [100]],
    ["cart", list => list.length > 1, [{ quantity: 0 }, { quantity: 0 }]],
    ["ascending", list => list.length >= 3, [0, 1, 2]],
    ["password", text => text.length >= 8, "aaaaaaA0"],
    ["handle", text => text.includes("_"), "ab_"],
    ["split", value => value.total >= 500n, { total: 500n, parts: [{ name: "", amount: 500n }] }],
    ["payment", value => value.status === "paid", { status: "paid", amount: 1, paidAt: new Date(0), received: 1 }],
    ["invoice", value => value.kind === "sent", { kind: "sent", lines: [1], total: 1, number: 1 }],
    [
      "shop",
      value => value.shown.length > 0,
      { items: [{ id: "aaaa", price: 0 }], stock: new Map([["aaaa", 0]]), shown: ["aaaa"] },
    ],
  ])("%s", (name, isWrong, expected) => {
    const arbitrary = drawn<unknown>(name);
    for (const seed of [1, 2, 3]) {
      const found = smallest(arbitrary, value => value !== undefined && isWrong(value), seed);
      expect(found).toEqual(expected);
    }
  });
});

describe("states", () => {
  interface Account {
    readonly id: string;
    readonly held: number;
    readonly given: number;
  }
  type State = { accounts: Map<string, Account>; holds: Map<string, { account: string; amount: number }> };
  const states = fc.sample(buildArbitraries(related).state, { numRuns: 500, seed: 3 }) as unknown as State[];

  test("keep what fields must come to, and what no two elements may", () => {
    for (const state of states) {
      const around = environment(related, { before: state as never as Values, after: state as never as Values });
      for (const { name, type } of related.state)
        expect(conforms(state[name as keyof State], type, around)).toBeUndefined();
      for (const clause of related.invariants) expect(evaluate(clause.condition, around), clause.id).toBe(true);
    }
  });

  test("have something in them all the same", () => {
    expect(share(states, ({ accounts }) => accounts.size >= 2)).toBeGreaterThan(0.5);
    expect(share(states, ({ holds }) => holds.size > 0)).toBeGreaterThan(0.1);
    expect(share(states, ({ accounts }) => [...accounts.values()].some(one => one.held > 0))).toBeGreaterThan(0.1);
  });

  test("shrink to one hold on one account", () => {
    const found = smallest(buildArbitraries(related).state, state => (state as unknown as State).holds.size > 0);
    const { accounts, holds } = found as unknown as State;
    const only = {
      accounts: new Set([...accounts.values()].filter(one => one.held > 0).map(one => one.held)),
      holds: holds.size,
    };
    expect(only).toEqual({ accounts: new Set([1]), holds: 1 });
  });
});

describe("texts of one call", () => {
  const pool = new Map([["Query", ["a[]=1&b=2"]]]);
  const texts = (contract = spec(["text | string | ", "other | string | length at most 3"])) =>
    fc
      .sample(buildArbitraries(contract).input("f", undefined, pool), { numRuns: 4000, seed: 5 })
      .map(resolve => resolve({}) as { text: string; other: string });

  test("an answer of another named type is taken, and pieces of it", () => {
    const contract = spec(
      ["text | string | ", "other | string | length at most 3"],
      "",
      "## Types\n\n- `Query`: string\n",
    );
    const all = texts(contract);
    expect(all.some(({ text }) => text === "a[]=1&b=2")).toBe(true);
    expect(all.some(({ text }) => text !== "a[]=1&b=2" && text.includes("[]=1"))).toBe(true);
  });

  test("one piece of a structured text stands in it many times over", () => {
    const counts = new Set(texts().map(({ text }) => text.split("a[]=1").length - 1));
    for (const count of [2, 3]) expect(counts).toContain(count);
    expect(Math.max(...counts)).toBeGreaterThan(20);
  });

  test("one begins or ends with the other", () => {
    const longer = texts().filter(({ text, other }) => other.length > 1 && text.length > other.length);
    expect(longer.some(({ text, other }) => text.startsWith(other))).toBe(true);
    expect(longer.some(({ text, other }) => text.endsWith(other))).toBe(true);
  });

  test("and keeps to its own length", () => {
    for (const { other } of texts()) expect([...other].length).toBeLessThanOrEqual(3);
  });

  test("lengths lie around powers of two, with a character outside the BMP at the end", () => {
    const all = texts(spec(["text | string | ", "other | string | "]));
    const lengths = new Set(all.map(({ text }) => [...text].length));
    for (const length of [31, 32, 33, 63, 64, 65]) expect(lengths).toContain(length);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(1023);
    expect(all.some(({ text }) => [...text].length === 64 && text.endsWith("😀"))).toBe(true);
  });
});
