// Calls that overlap: what reads the state is judged only where it can be, and invariants when the object is at rest.
import {
  ContractViolation,
  type ExecutableContract,
  implement,
  setModes,
  statistics,
  type Violation,
} from "@tenet/runtime";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { contractOf, Refusal, Safe, safeText } from "./contracts.js";

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("safe", safeText);
});

afterEach(() => setModes(""));

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

/** Right, one call after the other; in the middle of a call the state breaks every invariant. */
class Slow extends Safe {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly waits: () => number) {
    super();
  }

  protected locked<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  override put(input: { amount: number }): Promise<string> {
    return this.locked(async () => {
      const { total } = this;
      this.total = -1;
      this.slips.set("half done", 0);
      await turns(this.waits());
      this.slips.delete("half done");
      this.total = total;
      return super.put(input);
    });
  }

  override take(input: { given: string; amount: number }): Promise<number> {
    return this.locked(async () => {
      await turns(this.waits());
      return super.take(input);
    });
  }

  override left(): Promise<number> {
    return this.locked(async () => super.left());
  }
}

function wrapped<S extends Safe>(safe: S, frames = false) {
  const heard: Violation[] = [];
  const checked = implement(contract, safe, {
    observe: () => safe,
    frames,
    modes: "observe",
    onViolation: one => heard.push(one),
  });
  return { checked, heard };
}

/** 200 calls that begin at different times, ten or so at once. */
async function overlap(safe: Safe): Promise<void> {
  const calls: Promise<unknown>[] = [];
  for (let call = 0; call < 200; call += 1) {
    const amount = (call % 7) + 1;
    const given = call % 5 === 0 ? "1234" : "0000";
    const made = [
      () => safe.put({ amount }),
      () => safe.take({ given, amount }),
      () => safe.left(),
      () => safe.take({ given, amount: 900 }),
    ][call % 4]!;
    calls.push(Promise.resolve(made()).catch(error => expect(error).toBeInstanceOf(Refusal)));
    await turns(call % 3);
  }
  await Promise.all(calls);
}

describe("calls that overlap", () => {
  it.each([false, true])("raise no false alarm where the code is right (frames %s)", async frames => {
    let seed = 1;
    const { checked, heard } = wrapped(new Slow(() => (seed = (seed * 7 + 3) % 11)), frames);
    await overlap(checked);
    expect(heard).toEqual([]);
    const { calls, checked: judged, overlapped, inFlight } = statistics(checked);
    expect({ calls, judged, inFlight }).toEqual({ calls: 200, judged: 200, inFlight: 0 });
    expect(overlapped).toBeGreaterThan(150);
  });

  it("leave a breach that is found when all have settled, and names them", async () => {
    class Leaking extends Slow {
      override put(input: { amount: number }): Promise<string> {
        return super.put(input).then(slip => {
          if (input.amount === 13) this.slips.set("leaked", 0);
          return slip;
        });
      }
    }
    const { checked, heard } = wrapped(new Leaking(() => 2));
    await Promise.all([checked.put({ amount: 1 }), checked.put({ amount: 13 }), checked.left()]);
    expect(heard.map(one => one.promise)).toEqual(["safes/S-2"]);
    expect(heard[0]?.calls).toEqual([
      { operation: "put", times: 2 },
      { operation: "left", times: 1 },
    ]);
    expect(new ContractViolation(heard[0]!).message).toContain("put × 2, left × 1");
    // The next call is alone, and finds the state as it was left.
    await checked.left();
    expect(heard.map(one => one.calls?.length)).toEqual([2, undefined]);
  });

  it("are still judged by what does not read the state", async () => {
    class Wrong extends Slow {
      override left(): Promise<number> {
        return this.locked(async () => -1);
      }
    }
    const { checked, heard } = wrapped(new Wrong(() => 2));
    await Promise.all([checked.put({ amount: 1 }), checked.left()]);
    expect(heard.map(one => one.promise)).toEqual(["safes/L-1"]);
    expect(statistics(checked).overlapped).toBe(2);
  });

  it("are counted though they are not checked themselves", async () => {
    const slow = new Slow(() => 3);
    const heard: Violation[] = [];
    const checked = implement(contract, slow, {
      observe: () => slow,
      modes: "observe; safes/put=off",
      onViolation: one => heard.push(one),
    });
    await Promise.all([checked.put({ amount: 1 }), checked.left()]);
    expect(heard).toEqual([]);
    expect(statistics(checked)).toMatchObject({ calls: 2, checked: 1, overlapped: 1, inFlight: 0 });
  });

  it("are of the implementation, whichever wrapper they go through", async () => {
    const slow = new Slow(() => 3);
    const first = wrapped(slow);
    const second = wrapped(slow);
    await Promise.all([first.checked.put({ amount: 1 }), second.checked.left()]);
    expect([...first.heard, ...second.heard]).toEqual([]);
  });

  it("may follow each other without a pause", async () => {
    const { checked, heard } = wrapped(new Slow(() => 1));
    for (let call = 0; call < 5; call += 1) await checked.put({ amount: 1 });
    expect(heard).toEqual([]);
    expect(statistics(checked)).toMatchObject({ overlapped: 0 });
  });
});

describe("one call", () => {
  it("is judged by the state before it began, though the state changes before it ends", async () => {
    class Wrong extends Safe {
      override async put({ amount }: { amount: number }): Promise<string> {
        this.total += amount;
        await turns(2);
        this.total += amount;
        this.slips.set("one", amount);
        return "one";
      }
    }
    const { checked, heard } = wrapped(new Wrong());
    // The first call of an operation whose rows wait for its result copies the state; the second captures.
    for (const total of [10, 14]) {
      heard.length = 0;
      checked.slips.clear();
      await checked.put({ amount: 2 });
      expect(heard.map(one => one.promise)).toEqual(["safes/P-4", "safes/put.changes.total"]);
      expect(heard[1]).toMatchObject({ expected: `total to be ${total + 2}`, actual: String(total + 4) });
    }
  });

  it("that has to be refused is known before it begins", async () => {
    class Wrong extends Safe {
      override async take({ amount }: { given: string; amount: number }): Promise<number> {
        await turns(2);
        this.code = "1111";
        return (this.total -= amount);
      }
    }
    const { checked, heard } = wrapped(new Wrong());
    await checked.take({ given: "1111", amount: 1 });
    expect(heard.map(one => one.promise)).toEqual(["safes/T-1"]);
  });

  it("rejects with what its caller did wrong where it is known to answer promises, and else throws it", async () => {
    const answers = (left: () => number | Promise<number>) =>
      implement(contract, Object.assign(new Safe(), { left, put: async () => "one", take: () => Promise.resolve(1) }));
    const checked = answers(() => 1);
    await expect(checked.put({ amount: 0 })).rejects.toBeInstanceOf(ContractViolation);
    expect(() => checked.take({ given: 1 as never, amount: 1 })).toThrow(ContractViolation);
    await checked.take({ given: "", amount: 1 });
    await expect(checked.take({ given: 1 as never, amount: 1 })).rejects.toBeInstanceOf(ContractViolation);
    expect(() => checked.change({ to: 1 as never })).toThrow(ContractViolation);
  });

  it("throws what it found from its promise", async () => {
    const safe = new Slow(() => 1);
    const checked = implement(contract, safe, { observe: () => safe });
    await expect(checked.put({ amount: 0 })).rejects.toBeInstanceOf(ContractViolation);
    safe.slips.set("bad", -1);
    await expect(checked.left()).rejects.toBeInstanceOf(ContractViolation);
    expect(statistics(checked).inFlight).toBe(0);
  });

  it("ends with its own promise where all is off", () => {
    const promise = Promise.resolve(1);
    const stand = { put: () => "", take: () => 0, change: () => undefined, left: () => promise };
    const checked = implement(contract, stand, { modes: "off" });
    expect(checked.left()).toBe(promise);
  });

  it("that is checked in part leaves modes that change meanwhile in peace", async () => {
    const slow = new Slow(() => 3);
    const { checked, heard } = wrapped(slow);
    const first = checked.put({ amount: 1 });
    setModes("off");
    const second = checked.left();
    setModes("");
    await Promise.all([first, second, checked.left()]);
    expect(heard).toEqual([]);
    expect(statistics(checked).inFlight).toBe(0);
  });
});
