import { ContractViolation, type ImplementOptions, implement } from "@tenet/runtime";
import { describe, expect, test } from "vitest";
import { broken } from "../running/broken.js";
import { type Till, till } from "./till.js";

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Right, unless a method is overridden. */
class Drawer {
  #total = 10;
  readonly log = new Map<string, number>();
  calls = 0;

  get total(): number {
    return this.#total;
  }

  take({ id, amount }: { id: string; amount: number }): number {
    this.calls += 1;
    if (this.log.has(id)) throw new Refusal("TWICE");
    if (amount > this.#total) throw new Refusal("EMPTY");
    this.log.set(id, amount);
    return this.spend(amount);
  }

  spend(amount: number): number {
    return (this.#total -= amount);
  }

  peek(): number {
    return this.#total;
  }

  state(): Till {
    return { total: this.#total, log: this.log };
  }
}

function wrapped<D extends Drawer>(drawer: D, options: Partial<ImplementOptions<Till>> = {}): D {
  return implement(till, drawer, { observe: () => drawer.state(), frames: true, ...options });
}

describe("a right implementation", () => {
  test("works as before: results, refusals, private fields, other members, instanceof", () => {
    const drawer = wrapped(new Drawer());
    expect(drawer.take({ id: "a", amount: 3 })).toBe(7);
    expect(() => drawer.take({ id: "a", amount: 1 })).toThrow(Refusal);
    expect(drawer.total).toBe(7);
    expect(drawer.spend(1)).toBe(6);
    expect(drawer).toBeInstanceOf(Drawer);
    expect("log" in drawer).toBe(true);
    drawer.calls = 40;
    expect(drawer.calls).toBe(40);
  });

  test("may be an object of functions", () => {
    const state: Till = { total: 10, log: new Map() };
    const object = implement(till, { take: () => 10, peek: () => 1 }, {});
    expect(object.peek()).toBe(1);
    expect(state.total).toBe(10);
  });
});

describe("a wrong one", () => {
  test("says which promise, where, on which call, with which values, and who is to blame", () => {
    class Wrong extends Drawer {
      override take(input: { id: string; amount: number }): number {
        return super.take(input) + 1;
      }
    }
    const drawer = wrapped(new Wrong());
    const found = broken(() => drawer.take({ id: "a", amount: 3 }));
    expect(found).toMatchObject({
      promise: "shop.till/T-4",
      path: "till.spec.md",
      line: 34,
      text: "It answers what is left",
      condition: "result === total",
      blame: "implementation",
      parts: [
        { text: "result", value: 8 },
        { text: "total", value: 7 },
      ],
    });
    expect(() => wrapped(new Wrong()).take({ id: "a", amount: 3 })).toThrowErrorMatchingInlineSnapshot(`
      [ContractViolation: shop.till/T-4 is broken: It answers what is left
        at:       till.spec.md:34  result === total
        call:     take({ id: "a", amount: 3 })
        actual:   it does not hold
        blame:    the implementation of take
        where
          result = 8
          total  = 7]
    `);
  });

  test("that fails as nobody promised keeps its own error as the cause", () => {
    const error = new RangeError("boom");
    class Wrong extends Drawer {
      override peek(): number {
        throw error;
      }
    }
    let thrown: unknown;
    try {
      wrapped(new Wrong()).peek();
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toMatchObject({ cause: error, violation: { promise: "shop.till/peek.failures" } });
  });

  test("changing its input in place breaks the frame, and does not change what else is judged", () => {
    class Wrong extends Drawer {
      override take(input: { id: string; amount: number }): number {
        const left = super.take(input);
        input.amount = 0;
        return left;
      }
    }
    expect(() => wrapped(new Wrong()).take({ id: "a", amount: 3 })).toThrow(/take\.frame is broken/);
    // Without frames the change goes unseen, but the conditions still read what the caller gave.
    expect(wrapped(new Wrong(), { frames: false }).take({ id: "a", amount: 3 })).toBe(7);
  });

  test("is not told from a right one by the frame unless frames are asked for", () => {
    class Wrong extends Drawer {
      override peek(): number {
        this.log.set("stray", 1);
        return 1;
      }
    }
    expect(broken(() => wrapped(new Wrong()).peek()).promise).toBe("shop.till/peek.frame");
    expect(wrapped(new Wrong(), { frames: false }).peek()).toBe(1);
  });
});

describe("the caller", () => {
  test("is stopped before the implementation sees the input", () => {
    const drawer = new Drawer();
    const found = broken(() => wrapped(drawer).take({ id: "a", amount: 0 }));
    expect(found).toMatchObject({ promise: "shop.till/T-1", blame: "caller" });
    expect(broken(() => wrapped(drawer).take({ id: "a", amount: 0.5 }))).toMatchObject({
      promise: "shop.till/take.input",
      blame: "caller",
    });
    expect(drawer.calls).toBe(0);
  });

  test("is only reported where a handler takes violations, once", () => {
    const seen: string[] = [];
    const drawer = wrapped(new Drawer(), {
      modes: "observe",
      onViolation: one => seen.push(one.promise),
    });
    drawer.take({ id: "a", amount: 0 });
    expect(seen).toEqual(["shop.till/T-1"]);
  });
});

describe("asynchronous implementations", () => {
  const later = (result: () => unknown) => implement(till, { take: async () => result(), peek: async () => result() });

  test("are judged when they settle", async () => {
    await expect(later(() => 3).peek()).resolves.toBe(3);
    await expect(later(() => -1).peek()).rejects.toMatchObject({ violation: { promise: "shop.till/P-1" } });
  });

  test("break promises by rejecting", async () => {
    await expect(
      later(() => {
        throw new Error("late");
      }).peek(),
    ).rejects.toMatchObject({ violation: { promise: "shop.till/peek.failures" } });
  });

  test("the caller's mistake is answered by a promise, too", async () => {
    await expect(later(() => 3).take()).rejects.toBeInstanceOf(ContractViolation);
  });
});

test("errors as results: ok false is a failure, ok true gives the value", () => {
  const results = { ...till, errors: "result" as const };
  const peek = (answer: unknown) => () => implement(results, { take: () => answer, peek: () => answer }).peek();
  expect(peek({ ok: true, value: 3 })()).toEqual({ ok: true, value: 3 });
  expect(broken(peek({ ok: true, value: -3 })).promise).toBe("shop.till/P-1");
  expect(broken(peek({ ok: false, error: "BAD" })).promise).toBe("shop.till/peek.failures");
});

test("an implementation without an operation is refused at once", () => {
  expect(() => implement(till, { peek: () => 1 })).toThrow("The implementation of shop.till has no operation take.");
});
