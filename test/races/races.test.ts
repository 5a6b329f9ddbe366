// Calls at the same time: what interleaves wrongly is found with the least that shows it, what is right is left alone.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { buildArbitraries, type Verdict, verify } from "@tenet/verifier";
import { describe, expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const texts = {
  bank: read("./bank.spec.md"),
  keys: read("./keys.spec.md"),
  notes: read("./notes.spec.md"),
  account: read("../bench/lost-update/account.spec.md"),
};

interface More {
  readonly id?: string;
  readonly seed?: number;
  readonly callers?: number;
}

/** The verdict on the promise about concurrent use. */
async function judged(spec: keyof typeof texts, path: string, { id = "QU-1", seed = 1, callers }: More = {}) {
  const text = callers === undefined ? texts[spec] : texts[spec].replaceAll(/\d callers/g, `${callers} callers`);
  const contract = compileText(`${spec}.spec.md`, text).value!;
  const { verdicts } = await verify({
    contract,
    specText: text,
    implementation: { name: path, path: fileURLToPath(new URL(path, import.meta.url)) },
    arbitraries: buildArbitraries(contract),
    skipTypes: true,
    only: id,
    runs: 100,
    deadline: 3000,
    seed,
  });
  return verdicts[0]!;
}

const found = ({ counterexample }: Verdict) => counterexample?.interleaving ?? [];

describe("a value that is read before a wait and written back after it", () => {
  test("is found with two calls that add one to an account of nothing", async () => {
    const verdict = await judged("account", "../bench/lost-update/lost.mjs");
    expect(verdict).toMatchObject({ status: "broken", reason: expect.stringContaining("two calls at the same time") });
    expect(verdict.counterexample).toMatchObject({
      state: { balances: new Map([["a", 0]]) },
      calls: [
        { operation: "deposit", input: { id: "a", amount: 1 } },
        { operation: "deposit", input: { id: "a", amount: 1 } },
      ],
    });
    expect(found(verdict)).toEqual([
      '1  A starts deposit({ id: "a", amount: 1 })',
      '2  A asks Audit.log("a", 1), and waits',
      '3  B starts deposit({ id: "a", amount: 1 })',
      '4  B asks Audit.log("a", 1), and waits',
      "5  A has its answer: nothing",
      "6  A ends: it returned 1",
      "7  B has its answer: nothing",
      "8  B ends: it returned 1",
      "found: balances.a is 1",
      "A, then B would give: B returns 2; balances.a is 2",
      "B, then A would give: A returns 2; balances.a is 2",
    ]);
  });

  test("is found again by the seed and the id of its promise", async () => {
    const [one, other] = [
      await judged("account", "../bench/lost-update/lost.mjs", { seed: 7 }),
      await judged("account", "../bench/lost-update/lost.mjs", { seed: 7 }),
    ];
    expect(one).toEqual(other);
    expect(one.counterexample?.replay).toContain("--seed 7 --only bench.account/QU-1");
  });

  test("is found where no dependency is asked in between", async () => {
    const verdict = await judged("bank", "./implementations/microtask.mjs");
    expect(verdict.status).toBe("broken");
    expect(found(verdict)).toContain("found: balances.a is 1");
  });

  test("goes well where calls on one account wait for each other", async () => {
    const verdict = await judged("account", "../bench/lost-update/mutex.mjs");
    expect(verdict.status).toBe("held");
    expect(verdict.reason).toMatch(/^held in \d{2,} schedules of \d{2} programs$/);
  });
});

describe("what is wrong at the end", () => {
  test("names the invariant that is torn", async () => {
    const verdict = await judged("bank", "./implementations/torn.mjs");
    expect(verdict.status).toBe("broken");
    expect(verdict.counterexample?.outcome).toContain("BNK-1 no longer holds");
    expect(found(verdict)).toContain("found: total is 1");
  });

  test("is not what is torn only while a call waits", async () => {
    expect(await judged("bank", "./implementations/between.mjs")).toMatchObject({ status: "held" });
    expect(await judged("bank", "./implementations/between.mjs", { id: "QU-2" })).toMatchObject({ status: "held" });
  });
});

describe("calls that wait for each other", () => {
  test("are told from those that time out alone", async () => {
    const verdict = await judged("bank", "./implementations/deadlock.mjs", { id: "QU-2" });
    expect(verdict).toMatchObject({
      status: "timed-out",
      reason: "two calls at the same time wait for each other and never end",
    });
    const inputs = verdict.counterexample?.calls.map(({ input }) => input as { from: string; to: string }) ?? [];
    expect(inputs.map(({ from, to }) => `${from} to ${to}`).sort()).toEqual(["a to b", "b to a"]);
    expect(found(verdict).at(-1)).toBe("A and B never end");
  });

  test("in another operation are not this one's fault", async () => {
    expect(await judged("bank", "./implementations/deadlock.mjs")).toMatchObject({ status: "held" });
  });

  test("are told from calls that end their process", async () => {
    const verdict = await judged("bank", "./implementations/crash.mjs");
    expect(verdict).toMatchObject({ status: "crashed", reason: expect.stringContaining("exit code 3") });
  });
});

test("what goes wrong with the third caller only is found under three callers, and not under two", async () => {
  expect(await judged("bank", "./implementations/third.mjs", { callers: 2 })).toMatchObject({ status: "held" });
  const verdict = await judged("bank", "./implementations/third.mjs", { callers: 3 });
  expect(verdict).toMatchObject({ status: "broken", reason: expect.stringContaining("3 calls at the same time") });
});

describe("calls with one key", () => {
  test("may be refused while the first is under way", async () => {
    expect(await judged("keys", "./implementations/keys.mjs")).toMatchObject({ status: "held" });
  });

  test("must not be carried out twice", async () => {
    const verdict = await judged("keys", "./implementations/keys-late.mjs");
    expect(verdict.status).toBe("broken");
    expect(found(verdict)).toContain("found: placed is 2");
    expect(found(verdict)).toContain("A, then B would give: placed is 1");
  });
});

describe("nothing is said of calls at the same time", () => {
  test("where a call waits for nothing", async () => {
    expect(await judged("bank", "./implementations/no-wait.mjs")).toMatchObject({
      status: "vacuous",
      reason: "no dependency is awaited in a call of deposit, so calls cannot interleave",
    });
  });

  test("where they are wrong one after another", async () => {
    expect(await judged("bank", "./implementations/wrong-alone.mjs")).toMatchObject({
      status: "vacuous",
      reason: expect.stringContaining("even one after another"),
    });
  });

  test("where no call may be made", async () => {
    expect(await judged("notes", "./implementations/notes.mjs", { id: "QU-2" })).toMatchObject({
      status: "vacuous",
      reason: "no two calls of first that may be made at the same time were found",
    });
  });
});

test("what the spec leaves open is held as far as it tells, and that is said", async () => {
  expect(await judged("notes", "./implementations/notes.mjs")).toMatchObject({
    status: "held",
    reason: expect.stringMatching(/^held in \d+ schedules of \d+ programs, as far as the spec tells: in some of them /),
  });
});
