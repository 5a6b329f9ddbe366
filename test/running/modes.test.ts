// Which promises are checked where, and what becomes of broken ones.
import {
  ContractViolation,
  type ExecutableContract,
  type ImplementOptions,
  implement,
  type Modes,
  setModes,
  statistics,
  type Told,
  type Violation,
} from "@tenet/runtime";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { broken } from "./broken.js";
import { contractOf, Refusal, Safe, safeText } from "./contracts.js";

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("safe", safeText);
});

afterEach(() => {
  setModes("");
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Whatever it is asked, something is wrong with it. */
class WrongSafe extends Safe {
  override put({ amount }: { amount: number }): string {
    this.total += (typeof amount === "number" ? amount : 0) + 1;
    this.slips.set("one", -1);
    return "one";
  }
  override take(_: { given: string; amount: number }): number {
    throw new Refusal("UNHEARD_OF");
  }
  override left(): number {
    return -1;
  }
}

type Heard = readonly [string, Told];

function wrapped<S extends Safe>(safe: S, options: ImplementOptions = {}): S & { heard: Heard[] } {
  const heard: Heard[] = [];
  const onViolation = (one: Violation, told: Told) => void heard.push([one.promise.replace("safes/", ""), told]);
  // Calls of one contract are drawn together, whatever wraps it.
  const own = { ...contract };
  return Object.assign(implement(own, safe, { observe: () => safe, onViolation, ...options }), { heard });
}

/** Everything that one call of each operation is blamed for; `thrown` how many of the calls threw a violation. */
function blamed(modes: Modes, options: ImplementOptions = {}) {
  const safe = wrapped(new WrongSafe(), { modes, ...options });
  let thrown = 0;
  const calls = [
    () => safe.put({ amount: 1 }),
    () => safe.put({ amount: 0 }),
    () => safe.put({ amount: "much" as never }),
    () => safe.take({ given: "0000", amount: 1 }),
    () => safe.left(),
  ];
  for (const call of calls)
    try {
      call();
    } catch (error) {
      if (error instanceof ContractViolation) thrown += 1;
      else expect(error).toBeInstanceOf(Refusal);
    }
  return { names: safe.heard.map(([name]) => name), told: safe.heard.map(([, told]) => told), thrown };
}

const everything = {
  first: ["P-4", "put.changes.total", "put.changes.slips[result]", "S-2"],
  caller: ["P-1", "put.input"],
  take: ["take.failures", "S-2"],
  left: ["L-1", "L-2", "S-2"],
};
const all = Object.values(everything).flat();

describe("a mode", () => {
  it("enforce throws, and tells the handler of all before", () => {
    const { names, thrown, told } = blamed("enforce");
    expect(names).toEqual(all);
    expect(thrown).toBe(5);
    expect(told.filter(one => one.thrown)).toHaveLength(5);
    expect(told.every(one => one.mode === "enforce" && !one.sampled)).toBe(true);
  });

  it("is enforce where nothing is said", () => {
    expect(() => implement(contract, new WrongSafe()).left()).toThrow(ContractViolation);
  });

  it("observe tells the same, and throws nothing", () => {
    const { names, thrown, told } = blamed("observe");
    expect(names).toEqual(all);
    expect(thrown).toBe(0);
    expect(told.every(one => one.mode === "observe" && !one.thrown)).toBe(true);
  });

  it("off checks nothing and reads nothing", () => {
    const observe = vi.fn(() => ({}));
    expect(blamed("off", { observe })).toEqual({ names: [], told: [], thrown: 0 });
    expect(observe).not.toHaveBeenCalled();
  });

  it.each([
    ["input", ["put.input"]],
    ["precondition", ["P-1"]],
    ["postcondition", ["P-4", "L-1", "L-2"]],
    ["change", ["put.changes.total", "put.changes.slips[result]"]],
    ["invariant", ["S-2", "S-2", "S-2", "S-2", "S-2"]],
    ["failures", ["take.failures"]],
  ])("of the kind %s is about that kind alone", (kind, alone) => {
    const only = blamed(`off; :${kind}=enforce`);
    expect([...new Set(only.names)]).toEqual([...new Set(alone)]);
    expect(blamed(`enforce; :${kind}=off`).names).toEqual(all.filter(one => !alone.includes(one)));
  });

  it("of refusal and result", () => {
    class Wrong extends Safe {
      override take({ given, amount }: { given: string; amount: number }): number {
        return given === this.code ? ("nothing" as never) : (this.total -= amount);
      }
    }
    const found = (modes: Modes) => {
      const safe = wrapped(new Wrong(), { modes });
      for (const given of ["0000", "1111"])
        try {
          safe.take({ given, amount: 1 });
        } catch (error) {
          expect(error).toBeInstanceOf(ContractViolation);
        }
      return safe.heard.map(([name]) => name);
    };
    expect(found("enforce")).toEqual(["take.returns", "take.changes.total", "T-1"]);
    expect(found(":refusal=off")).toEqual(["take.returns", "take.changes.total"]);
    expect(found(":result=off; :change=off")).toEqual(["T-1"]);
  });

  it("of frame and history, where frames are asked for", () => {
    class Wrong extends Safe {
      override left(): number {
        this.slips.clear();
        return this.total;
      }
    }
    const found = (modes: Modes, frames: boolean) => {
      const safe = wrapped(new Wrong(), { modes, frames });
      safe.put({ amount: 1 });
      try {
        safe.left();
      } catch {
        // It has been told.
      }
      return safe.heard.map(([name]) => name);
    };
    expect(found("", true)).toEqual(["left.frame", "slips.never-deleted"]);
    expect(found(":frame=off", true)).toEqual(["slips.never-deleted"]);
    expect(found(":history=off", true)).toEqual(["left.frame"]);
    expect(found("", false)).toEqual([]);
  });
});

describe("a place", () => {
  it("is a spec or one of its operations; the more exact wins, then the later", () => {
    const left = (modes: Modes) => blamed(modes).names.includes("L-1");
    expect(left("safes=off")).toBe(false);
    expect(left("other=off")).toBe(true);
    expect(left("safes/left=off")).toBe(false);
    expect(left("safes/put=off")).toBe(true);
    expect(left("safes/left=observe; safes=off; off")).toBe(true);
    expect(left("observe; off")).toBe(false);
    expect(left("safes/left:postcondition=observe; safes/left=off")).toBe(true);
    expect(left("safes/left=off; :postcondition=enforce")).toBe(false);
  });

  it("may be a key of an object", () => {
    expect(blamed({ "*": "off", "safes/left:postcondition": "observe" }).names).toEqual(["L-1", "L-2"]);
  });
});

describe("sampling", () => {
  it("checks one call of n, from the first, and observes it", () => {
    const safe = wrapped(new WrongSafe(), { modes: "off; safes/left:postcondition=sample 4" });
    for (let call = 0; call < 20; call += 1) safe.left();
    expect(safe.heard.filter(([name]) => name === "L-1")).toHaveLength(5);
    expect(safe.heard[0]).toEqual(["L-1", { mode: "observe", thrown: false, sampled: true }]);
  });

  it("throws where that is asked for, and checks what is not sampled in every call", () => {
    const safe = wrapped(new WrongSafe(), { modes: "off; :postcondition=sample 3 enforce; :failures=observe" });
    const ends = Array.from({ length: 7 }, () => {
      try {
        return safe.left() === -1;
      } catch {
        return false;
      }
    });
    expect(ends).toEqual([false, true, true, false, true, true, false]);
    const call = (one: Safe) => one.take({ given: "0000", amount: 1 });
    for (let times = 0; times < 4; times += 1) expect(() => call(safe)).toThrow(Refusal);
    expect(safe.heard.filter(([name]) => name === "take.failures")).toHaveLength(4);
  });
});

it("one call of n is one, where each request wraps anew", () => {
  const own = { ...contract };
  let heard = 0;
  for (let request = 0; request < 20; request += 1)
    implement(own, new WrongSafe(), { modes: "off; :postcondition=sample 10", onViolation: () => (heard += 1) }).left();
  expect(heard).toBe(2);
});

describe("what is set while the program runs", () => {
  it("takes effect with the next call, over what the code says, and can be taken back", () => {
    const safe = wrapped(new WrongSafe(), { modes: "safes/left:postcondition=enforce" });
    expect(() => safe.left()).toThrow(ContractViolation);
    setModes("off");
    expect(safe.left()).toBe(-1);
    setModes({ "safes/left": "observe" });
    expect(safe.left()).toBe(-1);
    expect(safe.heard).toHaveLength(4);
    setModes("");
    expect(() => safe.left()).toThrow(ContractViolation);
  });

  it("stays as it was where a rule cannot be read", () => {
    const safe = wrapped(new WrongSafe());
    setModes("off");
    expect(() => setModes("observe; safes=loud")).toThrow(
      new TypeError('"loud" is no mode. Write off, observe, enforce, or sample with a number, as in sample 100.'),
    );
    expect(safe.left()).toBe(-1);
  });

  it.each(["safes/lefft=off", "off; safes/lefft:result=off"])(
    "refuses operations that a spec does not have: %s",
    modes => {
      wrapped(new Safe());
      const message = 'safes has no operation "lefft". Write one of put, take, left, change.';
      expect(() => setModes(modes)).toThrow(message);
      expect(() => wrapped(new Safe(), { modes })).toThrow(message);
      expect(() => setModes("nobody.wraps.it/lefft=off")).not.toThrow();
    },
  );

  it.each([
    ["safes=sample 0", '"sample 0" is no mode'],
    ["safes:invariants=off", '"invariants" is no kind of clause. Write one of input, precondition,'],
    ["a b=off", '"a b" is no place. Write *, a spec such as'],
    ["a/b/c=off", '"a/b/c" is no place'],
    ["=", '"" is no mode'],
  ])("tells what is wrong with %s", (modes, message) => {
    expect(() => setModes(modes)).toThrow(message);
    expect(() => wrapped(new Safe(), { modes })).toThrow(message);
  });
});

describe("the environment", () => {
  it("stands over the code, and under what is set while the program runs", () => {
    vi.stubEnv("TENET_CHECKS", " observe ;safes/left = off; ");
    const safe = wrapped(new WrongSafe(), { modes: "safes/left=enforce" });
    expect(safe.left()).toBe(-1);
    safe.put({ amount: 1 });
    expect(safe.heard.map(([name]) => name)).toEqual(everything.first);
    setModes("enforce");
    expect(() => safe.left()).toThrow(ContractViolation);
  });

  it("enforces everything where it cannot be read, and says why, once", () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
    vi.stubEnv("TENET_CHECKS", "off; safes=obsrve");
    for (const modes of ["off", "observe"])
      expect(() => wrapped(new WrongSafe(), { modes }).left()).toThrow(ContractViolation);
    expect(warn.mock.calls).toEqual([
      [
        'TENET_CHECKS cannot be read, so every promise is enforced: "obsrve" is no mode. Write off, observe, enforce, or sample with a number, as in sample 100.',
        { type: "TenetWarning", code: "TENET_CHECKS" },
      ],
    ]);
  });

  it("says that an operation does not exist", () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
    vi.stubEnv("TENET_CHECKS", "safes/lefft=off; other/lefft=off");
    wrapped(new WrongSafe());
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      "TENET_CHECKS names safes/lefft, which does not exist, so every promise of safes is enforced. Write one of put, take, left, change.",
    ]);
  });

  it("enforces all of a spec of which it names an operation that does not exist", () => {
    vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
    vi.stubEnv("TENET_CHECKS", "off; safes/lefft=off");
    expect(() => wrapped(new WrongSafe(), { modes: "off" }).left()).toThrow(ContractViolation);
  });
});

describe("a handler", () => {
  it("that throws, now or later, changes nothing", async () => {
    const now = wrapped(new WrongSafe(), {
      modes: "observe",
      onViolation: () => {
        throw new Error("now");
      },
    });
    expect(now.left()).toBe(-1);
    expect(statistics(now).handlerErrors).toBe(2);
    const later = wrapped(new WrongSafe(), {
      modes: "observe",
      onViolation: async () => Promise.reject(new Error("later")),
    });
    expect(later.left()).toBe(-1);
    await new Promise(resolve => setImmediate(resolve));
    expect(statistics(later).handlerErrors).toBe(2);
    const strict = wrapped(new WrongSafe(), {
      onViolation: () => {
        throw new Error("in place of it");
      },
    });
    expect(() => strict.left()).toThrow(ContractViolation);
  });

  it("is not shown what is secret, be it old or new, or part of the input", () => {
    class Wrong extends Safe {
      override change({ to }: { to: string }): void {
        this.code = `${to}5`;
      }
    }
    const found = broken(() => wrapped(new Wrong()).change({ to: "7777" }));
    expect(found.promise).toBe("safes/change.changes.code");
    expect(JSON.stringify(found)).not.toMatch(/0000|7777/);
  });

  it("counts broken promises even where nobody hears of them", () => {
    const safe = implement(contract, new WrongSafe(), { modes: "observe" });
    safe.left();
    safe.left();
    expect(statistics(safe).violations).toEqual({ "safes/L-1": 2 });
  });
});

describe("conditions", () => {
  it("that fail count as broken", () => {
    const safe = new Safe();
    const odd = implement(contract, safe, {
      observe: () => ({
        code: "",
        tries: 0,
        slips: safe.slips,
        get total(): number {
          throw new RangeError("no total");
        },
      }),
    });
    const found = broken(() => odd.left());
    expect(found).toMatchObject({ promise: "safes/L-2", actual: "it has no value: no total" });
  });

  it("over a state that cannot be read end the call where they are enforced, and are left out where not", () => {
    const observe = (): never => {
      throw new RangeError("not now");
    };
    const left = vi.fn(() => 10);
    const strict = implement(contract, Object.assign(new Safe(), { left }), { observe });
    expect(broken(() => strict.left())).toMatchObject({
      promise: "safes/left.check",
      actual: "it could not be checked: `observe` failed; what it says is withheld, since the spec has secrets",
    });
    expect(left).not.toHaveBeenCalled();
    const lenient = implement(contract, new Safe(), { observe, modes: "observe" });
    expect(lenient.left()).toBe(10);
    expect(statistics(lenient).unjudged).toBeGreaterThan(0);
    expect(statistics(lenient).violations).toEqual({ "safes/left.check": 2 });
  });
});

describe("a wrapped object", () => {
  it("is what it wraps in every other way", () => {
    class Own extends Safe {
      #secret = 1;
      get hidden() {
        return this.#secret;
      }
      set hidden(value: number) {
        this.#secret = value;
      }
      plus(more: number) {
        return this.#secret + more;
      }
    }
    const own = new Own();
    const safe = implement(contract, own, { observe: () => own });
    safe.hidden = 3;
    expect([safe.hidden, safe.plus(1), own.hidden]).toEqual([3, 4, 3]);
    expect(safe).toBeInstanceOf(Own);
    expect(safe.constructor).toBe(Own);
    expect("plus" in safe).toBe(true);
    expect(Object.keys(safe)).toEqual(["put", "take", "left", "change"]);
    // An operation cannot be replaced by one that nobody checks.
    expect(() => Object.assign(safe, { left: () => 0 })).toThrow(TypeError);
    expect(safe.left()).toBe(10);
  });

  it("has what is no operation as it is now, with all that belongs to it", () => {
    class Failure extends Error {
      static readonly code = "X";
    }
    const own = Object.assign(new Safe(), {
      helper: () => 1,
      log: Object.assign(() => "logged", { info: () => "info" }),
      Failure,
      whose() {
        return this;
      },
    });
    const safe = implement(contract, own, {});
    expect(safe.helper()).toBe(1);
    safe.helper = () => 2 as never;
    expect([safe.helper(), own.helper()]).toEqual([2, 2]);
    const { log } = safe;
    expect([safe.log(), safe.log.info(), safe.log === log]).toEqual(["logged", "info", true]);
    expect([safe.Failure, safe.Failure.code]).toEqual([Failure, "X"]);
    expect(safe.whose()).toBe(own);
    const { whose } = safe;
    expect(whose()).toBe(own);
  });

  it("may be wrapped again, and both are judged", () => {
    const safe = new Safe();
    const inner = implement(contract, safe, { observe: () => safe, modes: "observe" });
    const outer = implement(contract, inner, { observe: () => safe });
    safe.slips.set("bad", 0);
    expect(broken(() => outer.left()).promise).toBe("safes/S-2");
    expect(statistics(inner).violations).toEqual({ "safes/S-2": 1 });
    expect(statistics(outer)).toMatchObject({ calls: 1, overlapped: 0 });
  });

  it("passes on arguments as they are, and what is synchronous stays so", () => {
    const seen: unknown[][] = [];
    const safe = implement(contract, {
      put: () => "",
      take: () => 0,
      change: () => undefined,
      left: (...args: unknown[]) => {
        seen.push(args);
        return 4;
      },
    } as unknown as Safe & { left(...args: unknown[]): number });
    const actor = { actor: "me" };
    expect(safe.left(actor, undefined, 3, 4)).toBe(4);
    expect(safe.left()).toBe(4);
    expect(seen).toEqual([[actor, undefined, 3, 4], []]);
    expect(seen[0]?.[0]).toBe(actor);
  });
});
