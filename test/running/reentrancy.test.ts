// A condition that itself calls what is wrapped: the same condition is suspended meanwhile, and nothing else.
import { type ExecutableContract, implement, statistics, type Violation } from "@tenet/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { contractOf, Safe, safeText } from "./contracts.js";

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("safe", safeText);
});

/** The state answers by calling the wrapped object, each time it is read. */
function entangled(safe: Safe, frames = false) {
  const heard: Violation[] = [];
  const reads = { left: 0 };
  const state = {
    code: "0000",
    tries: 0,
    slips: safe.slips,
    get total(): number {
      reads.left += 1;
      return checked.left() as number;
    },
  };
  const checked = implement(contract, safe, {
    observe: () => state,
    frames,
    modes: "observe",
    onViolation: one => heard.push(one),
  });
  return { checked, heard, reads };
}

describe("a state that is read by calls", () => {
  it("ends, and is judged: nothing is wrong with a right implementation", () => {
    const { checked, heard, reads } = entangled(new Safe());
    expect(checked.put({ amount: 5 })).toBe("slip 0");
    expect(checked.left()).toBe(15);
    expect(heard).toEqual([]);
    expect(reads.left).toBeGreaterThan(5);
    expect(statistics(checked).inFlight).toBe(0);
  });

  it("still shows what a call from inside a condition does wrong", () => {
    class Wrong extends Safe {
      override left(): number {
        return -1;
      }
    }
    const { checked, heard } = entangled(new Wrong());
    checked.change({ to: "1" });
    // The inner calls are held to their own conditions, those that read nothing of the state as well.
    expect(new Set(heard.map(one => `${one.operation} ${one.promise}`))).toContain("left safes/L-1");
  });

  it("still shows what the outer call does wrong", () => {
    class Wrong extends Safe {
      override put({ amount }: { amount: number }): string {
        const slip = super.put({ amount }) as string;
        this.total += 1;
        return slip;
      }
    }
    const { checked, heard } = entangled(new Wrong());
    checked.put({ amount: 5 });
    expect(heard.map(one => one.promise)).toContain("safes/P-4");
  });

  it("may be observed by calls", () => {
    for (const frames of [false, true]) {
      const safe = new Safe();
      const heard: Violation[] = [];
      const checked: Safe = implement(contract, safe, {
        observe: () => ({ code: safe.code, tries: safe.tries, slips: safe.slips, total: checked.left() }),
        frames,
        modes: "observe",
        onViolation: one => heard.push(one),
      });
      checked.put({ amount: 5 });
      expect(checked.take({ given: "0000", amount: 5 })).toBe(10);
      expect(heard).toEqual([]);
    }
  });
});

it("a condition that is suspended in one object is not in another", () => {
  class Broken extends Safe {
    override left(): number {
      return -1;
    }
  }
  const heard: string[] = [];
  const other = new Broken();
  const wrap = (safe: Safe, observe: () => object, name: string) =>
    implement(contract, safe, { observe, modes: "observe", onViolation: one => heard.push(`${name} ${one.promise}`) });
  const inner = wrap(other, () => other, "inner");
  const own = new Safe();
  const outer = wrap(
    own,
    () => ({
      code: own.code,
      tries: 0,
      slips: own.slips,
      get total() {
        inner.left();
        return own.total;
      },
    }),
    "outer",
  );
  expect(outer.left()).toBe(10);
  // Both have a condition L-2, and the one is evaluated inside the other.
  expect(new Set(heard)).toEqual(new Set(["inner safes/L-1", "inner safes/L-2"]));
});

it("an implementation that calls itself through its wrapper is judged by what does not read the state", () => {
  const heard: string[] = [];
  class Own extends Safe {
    self: Safe = this;
    override put(input: { amount: number }): string {
      this.total = -50;
      this.self.left();
      this.total = 10;
      return super.put(input) as string;
    }
  }
  const own = new Own();
  own.self = implement(contract, own, {
    observe: () => own,
    modes: "observe",
    onViolation: one => heard.push(one.promise),
  });
  own.self.put({ amount: 1 });
  expect(heard).toEqual(["safes/L-1"]);
  // The inner one alone could not be judged by the state.
  expect(statistics(own.self)).toMatchObject({ calls: 2, checked: 2, overlapped: 1, inFlight: 0 });
});
