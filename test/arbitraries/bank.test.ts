import { conforms, environment, evaluate } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bank, broken, drawn, sample, smallest } from "./helpers.js";

type Accounts = Map<string, { balance: number; status: string; owner: string; id: string }>;
const accounts = (state: Readonly<Record<string, unknown>>) => state["accounts"] as Accounts;

describe("states", () => {
  const states = fc.sample(buildArbitraries(bank).state, { numRuns: 1000, seed: 3 });

  test("fit their types and keep every invariant", () => {
    for (const state of states) {
      const env = environment(bank, { before: state, after: state });
      for (const { name, type } of bank.state) expect(conforms(state[name], type, env)).toBeUndefined();
      for (const clause of bank.invariants) expect(evaluate(clause.condition, env), clause.id).toBe(true);
    }
  });

  test("mostly have accounts to work with", () => {
    expect(states.filter(state => accounts(state).size >= 2).length).toBeGreaterThan(500);
    expect(states.some(state => accounts(state).size === 0)).toBe(true);
    expect(states.some(state => accounts(state).size === 5)).toBe(true);
  });
});

describe("calls that are to succeed", () => {
  for (const operation of bank.operations) {
    test(`${operation.name}: every clause holds`, () => {
      const calls = sample(bank, 1000, operation.name);
      // A state may offer no such call (no open account that is empty); those draws are not counted as calls.
      expect(calls.length).toBeGreaterThan(100);
      for (const call of calls) expect(broken(bank, operation.name, call)).toEqual([]);
    });
  }

  test("reach the boundary often", () => {
    const calls = sample(bank, 500, "transfer");
    const at = calls.filter(
      ({ state, input }) => accounts(state).get(input["from"] as string)!.balance === input["amount"],
    );
    expect(at.length / calls.length).toBeGreaterThan(0.1);
  });
});

describe("near-misses", () => {
  for (const operation of bank.operations) {
    for (const clause of operation.refusals) {
      test(`${clause.id} breaks alone, or with what it makes undefined`, () => {
        const calls = sample(bank, 500, operation.name, clause.id);
        expect(calls.length).toBeGreaterThan(50);
        for (const call of calls) {
          const found = broken(bank, operation.name, call);
          // A key that is not there leaves what is looked up under it without a value.
          if (clause.from === "refersTo") expect(found[0]).toBe(clause.id);
          else expect(found).toEqual([clause.id]);
        }
      });
    }
  }

  test("stand next to the boundary", () => {
    const calls = sample(bank, 500, "transfer", "TRF-3");
    const beside = calls.filter(
      ({ state, input }) => (input["amount"] as number) - accounts(state).get(input["from"] as string)!.balance === 1,
    );
    expect(beside.length / calls.length).toBeGreaterThan(0.05);
  });
});

test("a bug at the whole balance shrinks to one cent", () => {
  for (const seed of [1, 2, 3]) {
    const { state, input } = smallest(
      drawn(bank, "transfer"),
      call =>
        call.input !== undefined &&
        accounts(call.state).get(call.input["from"] as string)!.balance === call.input["amount"],
      seed,
    );
    expect(input!["amount"]).toBe(1);
    expect([...accounts(state).values()].map(one => one.balance).sort()).toEqual([0, 1]);
    expect((state["users"] as Map<string, unknown>).size).toBe(1);
  }
});

test("a refusal forgotten shrinks to the smallest overdraft", () => {
  const { state, input } = smallest(drawn(bank, "transfer", "TRF-3"), call => call.input !== undefined);
  expect(input!["amount"]).toBe(1);
  expect([...accounts(state).values()].map(one => one.balance)).toEqual([0, 0]);
});
