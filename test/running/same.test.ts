// The fast way finds the same broken promises as the judge does over copies of the whole state.
import {
  copy,
  type ExecutableContract,
  equal,
  failed,
  implement,
  inputOf,
  judge,
  type Part,
  returned,
  type Values,
} from "@tenet/runtime";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Bank, Refused } from "../../examples/bank/src/bank.js";
import { WrongBank } from "../../examples/bank/src/wrong.js";
import { broken } from "./broken.js";
import { bankText, contractOf, Safe, safeText } from "./contracts.js";

let bank: ExecutableContract;
let safe: ExecutableContract;

beforeAll(async () => {
  [bank, safe] = await Promise.all([contractOf("bank", bankText), contractOf("safe", safeText)]);
});

type Made = { readonly subject: object; readonly observe: () => object };
type Step = readonly [operation: string, input: Values];

interface Found {
  readonly told: string;
  readonly parts: readonly Part[];
}

/** What the judge says of each step, and what the wrapper does. */
function both(contract: ExecutableContract, make: () => Made, steps: readonly Step[]) {
  const copied = byCopies(contract, make(), steps);
  const live = wrapped(contract, make(), steps);
  const same = (part: Part, index: number) => copied[index]?.parts.some(other => equal(other, part));
  const strange = live.flatMap(({ parts }, index) => parts.filter(part => !same(part, index)));
  return { copied: copied.map(one => one.told), live: live.map(one => one.told), strange };
}

function byCopies(contract: ExecutableContract, { subject, observe }: Made, steps: readonly Step[]): Found[] {
  const found: Found[] = [];
  for (const [name, given] of steps) {
    const operation = contract.operations[name]!;
    const before = copy(observe()) as Values;
    const input = copy(inputOf(operation, [given]));
    const outcome = (() => {
      try {
        return returned(contract, (subject as Record<string, (input: Values) => unknown>)[name]!(given));
      } catch (error) {
        return failed(error);
      }
    })();
    const scene = { input, before, after: copy(observe()) as Values, result: undefined };
    const findings = judge(contract, operation, scene, outcome, { frames: false });
    // Rules of history are for frames.
    found.push(...findings.filter(one => !one.holds && one.kind !== "history").map(one => told(contract, name, one)));
  }
  return found;
}

function told(
  contract: ExecutableContract,
  operation: string,
  one: { id: string; expected: string; actual: string; parts: readonly Part[] },
): Found {
  return { told: `${operation}: ${contract.spec}/${one.id}: ${one.expected}: ${one.actual}`, parts: copy(one.parts) };
}

function wrapped(contract: ExecutableContract, { subject, observe }: Made, steps: readonly Step[]): Found[] {
  const found: Found[] = [];
  const checked = implement(contract, subject, {
    observe,
    modes: "observe",
    onViolation: one =>
      found.push(told(contract, one.operation, { ...one, id: one.promise.slice(contract.spec.length + 1) })),
  }) as Record<string, (input: Values) => unknown>;
  for (const [name, given] of steps) {
    try {
      checked[name]!(given);
    } catch {
      // A refusal: the wrapper has judged it.
    }
  }
  return found;
}

const ids = ["acc_aaaaaaaa", "acc_bbbbbbbb", "acc_cccccccc"] as const;
const id = fc.constantFrom(...ids, "acc_unknown0");
const amount = fc.constantFrom(0, 1, 5, 9, 10, 11, 9_999_999_995);

const bankSteps = fc.array(
  fc.oneof(
    fc.tuple(fc.constant("transfer"), fc.record({ from: id, to: id, amount })),
    fc.tuple(fc.constantFrom("freeze", "thaw", "close"), fc.record({ id })),
    fc.tuple(
      fc.constantFrom("open", "statement"),
      fc.record({ owner: fc.constantFrom("usr_00000ada", "usr_00nobody") }),
    ),
  ),
  { minLength: 1, maxLength: 12 },
) as fc.Arbitrary<Step[]>;

type Kind = typeof Bank;

/** Each with one mistake of its own. */
const wrongBanks: Record<string, Kind> = {
  right: Bank,
  wrong: WrongBank as never,
  "loses money": class extends Bank {
    override transfer(input: Parameters<Bank["transfer"]>[0]) {
      const receipt = super.transfer(input);
      const { from } = input;
      this.accounts.set(from, { ...this.accounts.get(from)!, balance: this.accounts.get(from)!.balance - 1 });
      return receipt;
    }
  },
  "answers wrongly": class extends Bank {
    override transfer(input: Parameters<Bank["transfer"]>[0]) {
      return { ...super.transfer(input), amount: input.amount + 1 };
    }
    override statement() {
      return [...this.accounts.values()];
    }
  },
  "opens frozen accounts, and one for nobody": class extends Bank {
    override open({ owner }: { owner: string }) {
      const account = { id: "acc_new00000", owner, balance: 0, status: "frozen" as const };
      this.accounts.set(account.id, account);
      return account;
    }
  },
  "opens an account that is there": class extends Bank {
    override open({ owner }: { owner: string }) {
      super.open({ owner });
      return this.accounts.get("acc_aaaaaaaa")!;
    }
  },
  "refuses in another order, and with codes of its own": class extends Bank {
    override transfer(input: Parameters<Bank["transfer"]>[0]) {
      if (input.amount > 9) throw new Refused("LIMIT");
      if (input.amount === 5) throw new Error("no code");
      return super.transfer(input);
    }
    override thaw() {}
  },
};

function makeBank(Made: Kind): () => Made {
  return () => {
    const account = (one: string, balance: number, status: "open" | "frozen") =>
      [one, { id: one, owner: "usr_00000ada", balance, status }] as const;
    let next = 0;
    const subject = new Made(
      [["usr_00000ada", { id: "usr_00000ada", name: "Ada" }]],
      [account(ids[0], 10, "open"), account(ids[1], 9_999_999_990, "open"), account(ids[2], 0, "frozen")],
      () => `acc_${String((next += 1)).padStart(8, "0")}`,
    );
    return { subject, observe: () => ({ users: subject.users, accounts: subject.accounts }) };
  };
}

describe("the bank", () => {
  it.each(Object.keys(wrongBanks))("that %s", kind => {
    let different = 0;
    fc.assert(
      fc.property(bankSteps, steps => {
        const { copied, live, strange } = both(bank, makeBank(wrongBanks[kind]!), steps);
        different += copied.length;
        expect(live).toEqual(copied);
        // What a part shows is the same, where it could be kept.
        expect(strange).toEqual([]);
      }),
      { numRuns: 150 },
    );
    // Calls that break a duty are told of the right one, too.
    expect(different).toBeGreaterThan(0);
  });
});

it("a violation shows what was kept of the state before, and no more", () => {
  const { subject, observe } = makeBank(wrongBanks["loses money"]!)();
  const found = broken(() =>
    implement(bank, subject as Bank, { observe }).transfer({ from: ids[0], to: ids[1], amount: 5 }),
  );
  expect(found.promise).toBe("bank.accounts/TRF-6");
  expect(found.parts.filter(one => one.text.includes("total"))).toEqual([
    { text: "total", value: 9_999_999_999 },
    { text: "old(total)", value: 10_000_000_000 },
    ...found.parts.filter(one => one.text.includes("===")),
  ]);
  expect(found.parts.map(one => one.text)).not.toContain("old(accounts)");
});

it("a refusal without reason shows the state that it speaks of", () => {
  const { subject, observe } = makeBank(WrongBank as never)();
  const found = broken(() =>
    implement(bank, subject as Bank, { observe }).transfer({ from: ids[0], to: ids[1], amount: 10 }),
  );
  expect(found).toMatchObject({
    promise: "bank.accounts/TRF-3",
    actual: "refused without reason: it failed with INSUFFICIENT_FUNDS",
  });
  expect(found.parts).toContainEqual({ text: "accounts[from].balance", value: 10 });
});

const wrongSafes: Record<string, typeof Safe> = {
  right: Safe,
  "counts no tries": class extends Safe {
    override take({ given, amount }: { given: string; amount: number }) {
      const { tries } = this;
      try {
        return super.take({ given, amount });
      } finally {
        this.tries = tries;
      }
    }
  },
  "uses a slip twice": class extends Safe {
    override put({ amount }: { amount: number }) {
      this.slips.set("slip", amount);
      this.total += amount;
      return "slip";
    }
  },
  "writes slips of nothing": class extends Safe {
    override put({ amount }: { amount: number }) {
      this.slips.set("slip", 0);
      this.total += amount;
      return `slip ${amount}`;
    }
  },
};

const safeSteps = fc.array(
  fc.oneof(
    fc.tuple(fc.constant("put"), fc.record({ amount: fc.constantFrom(0, 1, 99, 100) })),
    fc.tuple(
      fc.constant("take"),
      fc.record({ given: fc.constantFrom("0000", "1234"), amount: fc.constantFrom(1, 10, 200) }),
    ),
    fc.tuple(fc.constant("left"), fc.constant({})),
    fc.tuple(fc.constant("change"), fc.record({ to: fc.constantFrom("0000", "1234") })),
  ),
  { minLength: 1, maxLength: 12 },
) as fc.Arbitrary<Step[]>;

describe("the safe", () => {
  it.each(Object.keys(wrongSafes))("that %s", kind => {
    fc.assert(
      fc.property(safeSteps, steps => {
        const make = () => {
          const subject = new wrongSafes[kind]!();
          return { subject, observe: () => subject };
        };
        const { copied, live } = both(safe, make, steps);
        // What stands in the state as a secret is hidden by the wrapper alone.
        const plain = (one: string) => one.replaceAll(/"(0000|1234)"|«secret»/g, "…");
        expect(live.map(plain)).toEqual(copied.map(plain));
      }),
      { numRuns: 150 },
    );
  });
});
