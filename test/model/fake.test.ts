// What `spec fake` writes: it compiles, and does what the spec says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, compileText } from "@tenet/checker";
import { fakeFile, generate } from "@tenet/generator";
import { verify } from "@tenet/verifier";
import { describe, expect, it } from "vitest";
import { complaints, inFolder, load } from "../generator/compilers.js";
import { contractOf, swap } from "./specs.js";

const examples = join(import.meta.dirname, "../../examples");
const read = (path: string) => readFileSync(join(examples, path), "utf8");
const example = (path: string): Contract => compileText(path, read(path), read).value!;
const bank = example("bank/bank.spec.md");
const services = ["booking", "devices", "ledger", "orders", "payments", "tokens"];

/** The generated contract and the fake beside it. */
function filesOf(contract: Contract) {
  const text = fakeFile(contract, `./${contract.stem}.contract.js`);
  const own = generate(contract).files.filter(file => file.name.endsWith(".contract.ts"));
  return [...own, { name: `${contract.stem}.fake.ts`, text }];
}

type Fake = Record<string, (...args: unknown[]) => any>;

/** Runs `use` on a way to make fakes of the contract. */
async function withFake<T>(contract: Contract, use: (make: (options?: object) => Fake) => T): Promise<T> {
  return inFolder(filesOf(contract), async folder => {
    const module = await load(folder, `${contract.stem}.fake`);
    const [make] = Object.values(module) as ((options?: object) => Fake)[];
    return use(make!);
  });
}

it("is TypeScript that both compilers accept", async () => {
  const contracts = [bank, ...services.map(name => example(`domains/${name}.spec.md`))];
  await inFolder(contracts.flatMap(filesOf), folder => {
    expect(complaints(folder, "seven")).toBe("");
    expect(complaints(folder, "six")).toBe("");
  });
});

describe("of the bank", () => {
  const users = new Map([["usr_00000001", { id: "usr_00000001", name: "Ada" }]]);

  it("opens accounts, moves money and refuses as the spec says", () =>
    withFake(bank, make => {
      const fake = make({ state: { users } });
      const first = fake["open"]!({ owner: "usr_00000001" });
      const second = fake["open"]!({ owner: "usr_00000001" });
      expect([first.id, second.id]).toEqual(["acc_00000001", "acc_00000002"]);
      const overdraft = { from: first.id, to: second.id, amount: 1 };
      expect(() => fake["transfer"]!(overdraft)).toThrow(expect.objectContaining({ code: "INSUFFICIENT_FUNDS" }));
      expect(() => fake["transfer"]!({ ...overdraft, amount: 0 })).toThrow(/amount should be more than 0/);
      fake["close"]!({ id: first.id });
      expect(fake["snapshot"]!()).toEqual({
        users,
        accounts: new Map([
          [first.id, { ...first, status: "closed" }],
          [second.id, second],
        ]),
      });
    }));

  it("keeps what it holds to itself", () =>
    withFake(bank, make => {
      const fake = make({ state: { users }, newId: () => "acc_mine0000" });
      const opened = fake["open"]!({ owner: "usr_00000001" });
      opened.balance = 5;
      fake["snapshot"]!().accounts.clear();
      expect(fake["snapshot"]!().accounts.get("acc_mine0000")).toMatchObject({ balance: 0 });
    }));

  it("keeps every promise of its own spec", () => {
    const binding = `import { bind } from "@tenet/runtime";
import { fakeBank } from "./bank.fake.js";
export default bind({
  create: ({ state, now }) => fakeBank({ state, now }),
  observe: fake => fake.snapshot(),
});
`;
    return inFolder([...filesOf(bank), { name: "bank.binding.ts", text: binding }], async folder => {
      const { verdicts } = await verify({
        contract: bank,
        specText: read("bank/bank.spec.md"),
        implementation: { name: "fake", path: join(folder, "bank.binding.ts") },
        deadline: 2000,
        runs: 100,
        seed: 1,
        skipTypes: true,
      });
      const tried = verdicts.filter(one => one.status !== "not-checked");
      expect(tried.filter(one => one.status !== "held").map(one => [one.promise, one.status])).toEqual([]);
      expect(tried.length).toBeGreaterThan(40);
    });
  });
});

describe("with dependencies", () => {
  const payments = example("domains/payments.spec.md");

  it("asks each once, waits for a promise, and fails as the failure modes say", () =>
    withFake(payments, async make => {
      const asked: unknown[] = [];
      const authorize = (...args: unknown[]) => {
        asked.push(args);
        return Promise.resolve("approved");
      };
      const fake = make({ ports: { Bank: { authorize } }, now: () => 0 });
      const { id } = fake["ask"]!({ key: "k", amount: 50, currency: "EUR" }).value;
      const again = fake["ask"]!({ key: "k", amount: 50, currency: "EUR" });
      expect(again.value.id, "an idempotent call").toBe(id);
      const other = fake["ask"]!({ key: "k", amount: 51, currency: "EUR" });
      expect(other).toEqual({ ok: false, error: "KEY_REUSED" });
      await fake["confirm"]!({ id, method: "card" });
      expect(asked).toEqual([[id, 50, "card"]]);
      expect(fake["status"]!({ id })).toEqual({ ok: true, value: "authorized" });
    }));

  it("says which answer it lacks", () =>
    withFake(payments, make => {
      const fake = make();
      const { id } = fake["ask"]!({ key: "k", amount: 50, currency: "EUR" }).value;
      expect(() => fake["confirm"]!({ id, method: "card" })).toThrow(/Bank\.authorize: give the fake an answer/);
    }));
});

it("makes nothing up where the spec is silent", () =>
  withFake(contractOf(swap), make => {
    const fake = make({ state: { boxes: new Map([["x", 3]]) } });
    expect(() => fake["grow"]!({ box: "x" })).toThrow(
      "The spec does not determine grow: its Changes let boxes[box] become anything",
    );
    expect(() => fake["pick"]!()).toThrow("no Ensures says what its result is");
    expect(() => fake["pour"]!({ from: "x", to: "x" })).toThrow(/names the same place/);
    expect(() =>
      fake["fill"]!({
        amounts: [
          { box: "x", amount: 1 },
          { box: "z", amount: 1 },
        ],
      }),
    ).toThrow("UNKNOWN");
    expect(fake["snapshot"]!()).toEqual({ boxes: new Map([["x", 3]]) });
  }));
