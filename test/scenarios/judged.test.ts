/** Scenarios judged by the verifier and by the generated tests: the right implementation keeps them, wrong ones do not. */
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { type Shape as AnyShape, bind, type ExecutableContract } from "@tenet/runtime";
import { subject } from "@tenet/testing";
import { verify } from "@tenet/verifier";
import { describe, expect, test } from "vitest";
import { complaints, inFolder, load } from "../generator/compilers.js";
import { binding, type State, Till } from "./implementations/till.js";
import { given, told } from "./specs.js";

/** `moves` is left open by `close`: only the scenario says what becomes of it. */
const text = told(
  `${given}
- **WHEN** \`close({ id: "a" })\`
- **THEN** \`moves === 1 && !("a" in accounts)\``,
  `
#### Scenario: refused

${given}
- **WHEN** \`withdraw({ id: "a", amount: 11 })\`
- **THEN** it fails with \`NO_MONEY\`
- **AND** \`accounts["a"] === 10\`

#### Scenario: drawn

${given}
- **WHEN** \`withdraw({ id: "a", amount: 4 })\`
- **THEN** it succeeds
- **AND** \`result > 5\`
`,
);
const { value: contract, diagnostics } = compileText("till.spec.md", text);
const ids = ["one", "refused", "drawn"].map(name => `requirements.no-overdraft.${name}`);

async function judge(implementation: string) {
  const { verdicts } = await verify({
    contract: contract!,
    specText: text,
    implementation: {
      name: implementation,
      path: fileURLToPath(new URL(`implementations/${implementation}`, import.meta.url)),
    },
    deadline: 2000,
    seed: 7,
    runs: 20,
  });
  return new Map(verdicts.map(one => [one.promise.replace("till/", ""), one]));
}

describe("the verifier", () => {
  test("runs each scenario once", async () => {
    expect(diagnostics).toEqual([]);
    const verdicts = await judge("till-right.ts");
    expect(ids.map(id => [verdicts.get(id)?.status, verdicts.get(id)?.cases])).toEqual(ids.map(() => ["held", 1]));
  });

  test("a step under THEN that does not hold breaks it, with the case as it stands there", async () => {
    const verdicts = await judge("till-forgets.ts");
    expect(ids.map(id => verdicts.get(id)?.status)).toEqual(["broken", "held", "held"]);
    const { counterexample } = verdicts.get(ids[0]!)!;
    expect(counterexample?.calls).toEqual([{ operation: "close", input: { id: "a" } }]);
    expect(counterexample?.expected).toBe('moves === 1 && !("a" in accounts)');
    expect(counterexample?.parts).toContainEqual({ text: "moves", value: 0 });
  });

  test("a call that ends otherwise breaks it", async () => {
    const verdicts = await judge("till-lends.ts");
    expect(ids.map(id => verdicts.get(id)?.status)).toEqual(["held", "broken", "held"]);
  });

  test("steps over a state that nobody sees are not called held", async () => {
    const verdicts = await judge("till-blind.ts");
    expect(ids.map(id => verdicts.get(id)?.status)).toEqual(["not-checked", "not-checked", "held"]);
  });
});

interface Shape extends AnyShape {
  readonly state: State;
}

describe("the generated tests", () => {
  const { files } = generate(contract!, { binding: "./till.binding.js" });
  const properties = files.find(file => file.name === "till.properties.test.ts")!.text;

  test("call the operation, and look at the end and at the state", () => {
    const start = properties.indexOf(`test("${ids[1]}"`);
    expect(properties.slice(start, properties.indexOf("call.keeps();", start))).toBe(`test("${ids[1]}", async () => {
    await till.start({ accounts: new Map<string, number>([["a", 10], ["b", 3]]), moves: 0 });
    const call = await till.call("withdraw", { id: "a", amount: 11 });
    call.fails("NO_MONEY");
    call.leaves("accounts[\\"a\\"] === 10", (c) => get(c.after.accounts, "a") === 10);
    `);
    expect(properties).toContain('call.succeeds();\n    call.holds("result > 5", (c) => c.result > 5);');
  });

  test("are of the right types", async () => {
    const binding = { name: "till.binding.ts", text: "export const close = () => undefined;\n" };
    await inFolder([...files.filter(file => file.name.endsWith(".ts")), binding], folder =>
      expect(complaints(folder, "seven")).toBe(""),
    );
  });

  test("see what the implementation does, and what it leaves", async () => {
    const executable = await inFolder(
      files.filter(file => file.name === "till.contract.ts"),
      async folder => (await load(folder, "till.contract.ts"))["contract"] as ExecutableContract,
    );
    const closed = async (make: (state: State) => Till, blind = false) => {
      const { observe, ...rest } = binding(make);
      const till = subject<Shape>(executable, { default: bind(blind ? rest : { ...rest, observe: observe! }) });
      await till.start({ accounts: new Map([["a", 10]]), moves: 0 });
      return till.call("close", { id: "a" });
    };
    const right = await closed(state => new Till(state));
    right.succeeds();
    expect(() => right.fails("NO_MONEY")).toThrow(/to fail with NO_MONEY, but it succeeded/);
    right.leaves("moves === 1", call => call.after.moves === 1);
    expect(() => right.leaves("moves === 2", call => call.after.moves === 2)).toThrow(
      'expected close({ id: "a" }) to make `moves === 2` true, but it is not: it succeeded',
    );
    expect(() => right.holds("result > 5", () => false)).toThrow("`result > 5`");
    (await closed(state => new Till(state), true)).leaves("moves === 2", () => false);
    const refusing = await closed(state => new Till({ ...state, accounts: new Map() }));
    expect(() => refusing.succeeds()).toThrow(/to succeed, but it failed with NOT_FOUND/);
  });
});
