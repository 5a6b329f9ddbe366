import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { describe, expect, test } from "vitest";
import { Bank, type State } from "./bank-implementation.js";
import { complaints, inFolder, load } from "./compilers.js";

const spec = readFileSync(new URL("../../examples/bank/bank.spec.md", import.meta.url), "utf8");
const compiled = compileText("bank.spec.md", spec);
const { files } = generate(compiled.value!, { binding: "./bank.binding.js" });
const binding = {
  name: "bank.binding.ts",
  text: `import { bind } from "@tenet/runtime";\nimport type { Bank } from "./bank.contract.js";\nexport default bind<Bank>({ observe: (bank: { state: Bank["state"] }) => bank.state });\n`,
};
const user = {
  name: "user.ts",
  text: [
    'import { implement, type Account, type BankOperations, type Receipt } from "./bank.contract.js";',
    'declare const bank: Omit<BankOperations, "transfer"> & { transfer(input: { from: string; to: string; amount: number }): Receipt };',
    'export const receipt: Receipt = implement(bank).transfer({ from: "a", to: "b", amount: 1 });',
    'export const opened: Account | Promise<Account> = implement(bank).open({ owner: "u" });',
    "// @ts-expect-error an amount is a number",
    'implement(bank).transfer({ from: "a", to: "b", amount: "1" });',
    "// @ts-expect-error operations are missing",
    "implement({});",
  ].join("\n"),
};

test("the bank compiles without a diagnostic", () => {
  expect(compiled.diagnostics.map(one => one.message)).toEqual([]);
});

test.each(files.map(file => [file.name, file.text]))("%s is as it was", async (name, text) => {
  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL(`../cases/bank/expected/${name}.txt`, import.meta.url)));
});

test.each(["six", "seven"] as const)(
  "the bank, its binding and a synchronous user type-check under TypeScript %s",
  version => inFolder([...files, binding, user], folder => expect(complaints(folder, version)).toBe("")),
);

test("the same bytes, whatever the line ends and the byte order mark", () => {
  const windows = compileText("bank.spec.md", `\ufeff${spec.replaceAll("\n", "\r\n")}`);
  expect(generate(windows.value!, { binding: "./bank.binding.js" }).files).toEqual(files);
});

test("without a binding there is no test file", () => {
  expect(generate(compiled.value!).files.map(file => file.name)).toEqual([
    "bank.contract.ts",
    "bank.schemas.ts",
    "bank.arbitraries.ts",
    "bank.states.md",
    "bank.manifest.json",
  ]);
});

describe("the generated contract holds the bank to its promises", () => {
  const state = (): State => ({
    users: new Map([["usr_00000001", { id: "usr_00000001", name: "Ada" }]]),
    accounts: new Map(
      ["a", "b"].map((letter, index) => {
        const id = `acc_${letter.repeat(8)}`;
        return [id, { id, owner: "usr_00000001", balance: index === 0 ? 10 : 0, status: "open" as const }];
      }),
    ),
  });
  const [from, to] = ["acc_aaaaaaaa", "acc_bbbbbbbb"] as const;

  async function wrapped(of: new (state: State) => Bank): Promise<Bank> {
    const { implement } = await inFolder(
      files.filter(file => file.name === "bank.contract.ts"),
      folder => load(folder, "bank.contract.ts"),
    );
    const bank = new of(state());
    return (implement as <I>(bank: I, options: object) => I)(bank, { observe: () => bank.snapshot(), frames: true });
  }

  test("the right one works, refusals included", async () => {
    const bank = await wrapped(Bank);
    expect(bank.transfer({ from, to, amount: 4 })).toEqual({ from, to, amount: 4 });
    expect(() => bank.transfer({ from, to, amount: 7 })).toThrow("INSUFFICIENT_FUNDS");
    expect(() => bank.transfer({ from, to: "acc_zzzzzzzz", amount: 7 })).toThrow("NOT_FOUND");
    expect(bank.statement({ owner: bank.open({ owner: "usr_00000001" }).owner })).toHaveLength(3);
    bank.freeze({ id: from });
    expect(() => bank.close({ id: from })).toThrow("NOT_OPEN");
    expect(() => bank.transfer({ from, to, amount: 0 })).toThrow(/transfer.input is broken[^]*blame: +the caller/);
  });

  class Overdraws extends Bank {
    override transfer({ from, to, amount }: { from: string; to: string; amount: number }) {
      this.account(from).balance -= amount;
      this.account(to).balance += amount;
      return { from, to, amount };
    }
  }
  class TakesAFee extends Bank {
    override transfer(input: { from: string; to: string; amount: number }) {
      const receipt = super.transfer(input);
      this.account(input.to).balance -= 1;
      return receipt;
    }
  }
  class Forgets extends Bank {
    override freeze(input: { id: string }): void {
      super.freeze(input);
      this.state.accounts.delete(to);
    }
  }
  class Shows extends Bank {
    override statement(input: { owner: string }) {
      return super.statement(input).slice(1);
    }
  }

  test.each<[string, new (state: State) => Bank, (bank: Bank) => unknown, string, string]>([
    [
      "lets the balance go below zero",
      Overdraws,
      bank => bank.transfer({ from, to, amount: 11 }),
      "bank.accounts/TRF-3",
      "**TRF-3**",
    ],
    ["loses a cent", TakesAFee, bank => bank.transfer({ from, to, amount: 4 }), "bank.accounts/TRF-6", "**TRF-6**"],
    ["loses an account", Forgets, bank => bank.freeze({ id: from }), "bank.accounts/freeze.frame", "### freeze"],
    ["shows too little", Shows, bank => bank.statement({ owner: "usr_00000001" }), "bank.accounts/STM-1", "**STM-1**"],
  ])("one that %s is told so", async (_, of, call, promise, line) => {
    const bank = await wrapped(of);
    let thrown: { violation?: { promise: string; line: number; blame: string } } = {};
    try {
      call(bank);
    } catch (error) {
      thrown = error as typeof thrown;
    }
    expect(thrown.violation).toMatchObject({ promise, blame: "implementation" });
    expect(spec.split("\n")[thrown.violation!.line - 1]).toContain(line);
  });
});
