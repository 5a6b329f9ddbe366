/** An order with exact money, from its spec to the verdicts. */
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { encodeValue, judgeCases, readCases, replayer, verify } from "@tenet/verifier";
import { describe, expect, test } from "vitest";
import { complaints, inFolder, load } from "../generator/compilers.js";
import { order } from "./specs.js";

const { value: contract, diagnostics, source } = compileText("order.spec.md", order);
const target = (name: string) => ({
  contract: contract!,
  specText: source.text,
  deadline: 1000,
  implementation: { name, path: fileURLToPath(new URL(`./implementations/${name}`, import.meta.url)) },
});

test("the spec compiles without a word", () => {
  expect(diagnostics).toEqual([]);
});

describe("spec verify", () => {
  test("holds the implementation that counts in cents", async () => {
    const { verdicts } = await verify({ ...target("order-right.ts"), seed: 1, runs: 200 });
    expect(verdicts.filter(({ status }) => status !== "held")).toEqual([]);
  });

  test("finds the one that counts in doubles, and shows amounts as people write them", async () => {
    const { verdicts } = await verify({ ...target("order-wrong.ts"), seed: 1, runs: 200 });
    const broken = verdicts.filter(({ status }) => status === "broken");
    expect(broken.map(({ promise }) => promise)).toEqual(["ORD-1", "ORD-2", "ORD-3"].map(id => `shop.order/${id}`));
    const share = broken[1]!.counterexample!;
    expect(encodeValue(share.calls)).toEqual([{ operation: "share", input: { amount: "0.03", people: 2 } }]);
    expect(share.outcome).toBe("it returned 0.01");
    expect(share.parts.map(({ text, value }) => `${text} = ${value}`)).toContain(
      "round(amount / people, 2, half-even) = 0.02",
    );
  });

  test.each([
    ["a text", '"10.00"'],
    ["a number", "10"],
    ["its own encoding", '{ "$bigint": "1000" }'],
  ])("reads an amount in a case that is %s", async (_, amount) => {
    const cases = readCases(`{ "operation": "share", "input": { "amount": ${amount}, "people": 8 } }`);
    const { verdicts } = await judgeCases(target("order-right.ts"), cases);
    expect(verdicts.find(({ promise }) => promise.endsWith("ORD-2"))).toMatchObject({ status: "held", cases: 1 });
  });
});

test("a secret amount stays secret, with its point and without", () => {
  const secret = compileText(
    "order.spec.md",
    order.replace("| amount | Money   |               |", "| amount | Money | secret |"),
  );
  const line = JSON.stringify({ operation: "share", input: { amount: "5123.45", people: 2 }, result: "2561.70" });
  const { accepted, shown } = replayer(secret.value!, secret.source.text)(line);
  expect(accepted).toBe(false);
  expect(shown?.input).toBe("{ amount: «secret», people: 2 }");
  expect(JSON.stringify(shown)).not.toMatch(/5123\.?45/);
  expect(shown?.happened).toBe("it returned 2561.70");
});

describe("the generated files", () => {
  const { files } = generate(contract!);
  test("pass both compilers, and the contract judges as the verifier does", async () => {
    await inFolder(
      files.filter(file => file.name.endsWith(".ts")),
      async folder => {
        expect(complaints(folder, "six")).toBe("");
        const { implement } = (await load(folder, "order.contract")) as {
          implement: (implementation: object) => { share(amount: bigint, people: number): bigint };
        };
        const right = implement({ total: () => 0n, next: () => 0n, share: () => 125n });
        expect(right.share(1000n, 8)).toBe(125n);
        expect(() => right.share(1001n, 8)).not.toThrow();
        expect(() => right.share(1004n, 8)).toThrow("round(amount / people, 2, half-even) = 1.26");
        expect(() => right.share(1004n, 8)).toThrow("share({ amount: 10.04, people: 8 })");
        expect(() => right.share(1004.5 as never, 8)).toThrow("a decimal of 2 places, as a bigint");
        const { TotalInputSchema } = (await load(folder, "order.schemas")) as {
          TotalInputSchema: { safeParse(value: unknown): { success: boolean } };
        };
        const line = { price: 10n, quantity: 1 };
        expect(TotalInputSchema.safeParse({ lines: [line], rate: 10000n }).success).toBe(true);
        expect(TotalInputSchema.safeParse({ lines: [line], rate: 10001n }).success).toBe(false);
        expect(TotalInputSchema.safeParse({ lines: [line], rate: 1 }).success).toBe(false);
      },
    );
  });
});
