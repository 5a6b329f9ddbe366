// Calls that the implementation makes on its own wrapper, and calls that nobody checks but that disturb those that are.
import { type ExecutableContract, implement, setModes, statistics, type Violation } from "@tenet/runtime";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { broken } from "./broken.js";
import { contractOf } from "./contracts.js";
import { type Item, Shelf, shelfText } from "./shelf.js";

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("shelf", shelfText);
});

afterEach(() => setModes(""));

function wrapped<S extends Shelf>(shelf: S, frames = false): S {
  shelf.self = implement(contract, shelf, { observe: () => shelf, frames });
  shelf.self.put({ id: "a", count: 5 });
  shelf.self.put({ id: "b", count: 5 });
  return shelf.self as S;
}

describe.each([false, true])("a call that ends within another is a part of it (frames %s)", frames => {
  it("so that the outer one is judged in full", () => {
    class Wrong extends Shelf {
      override move({ from, to, count }: { from: string; to: string; count: number }): void {
        this.self.take({ id: from, count });
        this.add(to, 1);
      }
    }
    const shelf = wrapped(new Wrong(), frames);
    expect(broken(() => shelf.move({ from: "a", to: "b", count: 4 })).promise).toBe(
      "shelf/move.changes.items[to].count",
    );
  });

  it("and finds nothing where all is well", () => {
    class Right extends Shelf {
      override move({ from, to, count }: { from: string; to: string; count: number }): void {
        this.self.take({ id: from, count });
        this.add(to, count);
      }
    }
    const shelf = wrapped(new Right(), frames);
    shelf.move({ from: "a", to: "b", count: 4 });
    expect(statistics(shelf)).toMatchObject({ calls: 4, checked: 4, overlapped: 1, inFlight: 0 });
  });

  it("but not where it goes on: then they overlap", async () => {
    class Waiting extends Shelf {
      override async take(input: { id: string; count: number }): Promise<number> {
        this.sum -= input.count;
        await Promise.resolve();
        this.sum += input.count;
        return super.take(input);
      }
      override async move({ from, to, count }: { from: string; to: string; count: number }): Promise<void> {
        await this.self.take({ id: from, count });
        this.add(to, count);
      }
    }
    const shelf = wrapped(new Waiting(), frames);
    await shelf.move({ from: "a", to: "b", count: 4 });
    expect(statistics(shelf)).toMatchObject({ overlapped: 2, inFlight: 0 });
    expect([...shelf.items.values()].map(one => one.count)).toEqual([1, 9]);
  });
});

it("a violation of another wrapper passes through as itself, told once", () => {
  const inner = wrapped(Object.assign(new Shelf(), { length: () => 0 }));
  const heard: Violation[] = [];
  for (const frames of [false, true]) {
    const outer = implement(contract, Object.assign(new Shelf(), { all: () => inner.length({ value: 1 }) as never }), {
      frames,
      onViolation: one => void heard.push(one),
    });
    expect(broken(() => outer.all())).toMatchObject({ promise: "shelf/LEN-1", operation: "length" });
  }
  expect(heard).toEqual([]);
});

describe("calls that nobody checks", () => {
  const turn = () => new Promise(resolve => setImmediate(resolve));

  /** Right; while it waits, the sum is not that of the items. */
  class Slow extends Shelf {
    override async take({ id, count }: { id: string; count: number }): Promise<number> {
      const held = this.items.get(id)!;
      this.items.set(id, { id, count: held.count - count });
      await turn();
      this.sum -= count;
      return held.count - count;
    }
  }

  it("are counted though they began while everything was off", async () => {
    const shelf = wrapped(new Slow());
    setModes("off");
    const first = shelf.take({ id: "a", count: 1 });
    setModes("");
    expect(shelf.all()).toHaveLength(2);
    await Promise.all([first, shelf.take({ id: "a", count: 1 })]);
    expect(statistics(shelf)).toMatchObject({ inFlight: 0, violations: {} });
  });

  it.each([
    ["without observe", {}],
    ["that is off", { modes: "off" }],
  ])("are counted through a wrapper %s", async (_, options) => {
    const slow = new Slow();
    const shelf = wrapped(slow);
    const other = implement(contract, slow, options);
    await Promise.all([other.take({ id: "a", count: 1 }), shelf.take({ id: "a", count: 1 })]);
    expect(statistics(shelf)).toMatchObject({ inFlight: 0, violations: {} });
  });

  it("end as they would have, be it with an error", async () => {
    const shelf = implement(contract, new Slow(), { observe: () => new Shelf(), modes: "off" });
    await expect(shelf.take({ id: "none", count: 1 })).rejects.toBeInstanceOf(TypeError);
    expect(() => shelf.move({ from: "none", to: "none", count: 1 })).toThrow("NOT_FOUND");
    expect(statistics(shelf).inFlight).toBe(0);
  });
});

it("what is counted of a spec is counted where nobody observes a state, too", () => {
  const shelf = implement(contract, new Shelf());
  shelf.echo(1);
  expect(() => shelf.take({ id: "none", count: 1 })).toThrow("NOT_FOUND");
  expect(statistics(shelf)).toMatchObject({ calls: 2, checked: 2, inFlight: 0 });
});

it("a state that is read through the wrapper is judged in a number of calls that grows with the conditions", () => {
  const shelf = new Shelf();
  let calls = 0;
  shelf.all = () => {
    calls += 1;
    return [...shelf.items.values()];
  };
  const heard: Violation[] = [];
  const checked: Shelf = implement(contract, shelf, {
    observe: () => ({
      get items() {
        return new Map((checked.all() as readonly Item[]).map(one => [one.id, one]));
      },
      get sum() {
        return shelf.sum;
      },
    }),
    modes: "observe",
    onViolation: one => void heard.push(one),
  });
  checked.put({ id: "a", count: 5 });
  checked.put({ id: "b", count: 5 });
  calls = 0;
  checked.move({ from: "a", to: "b", count: 1 });
  expect(heard).toEqual([]);
  expect(calls).toBeGreaterThan(5);
  expect(calls).toBeLessThan(500);
});
