/** Laws and duties of the caller as tests: run on right and wrong implementations. */
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type { ExecutableContract } from "@tenet/runtime";
import { type Case, type Draw, subject } from "@tenet/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inFolder, load } from "./compilers.js";

const spec = `---
spec: test.codes
version: 1.0.0
---

# Codes

## Operations

### encode(text, { shift })

| Input | Type    | Rules     |
| ----- | ------- | --------- |
| text  | string  |           |
| shift | integer | default 1 |

Returns: string

Requires:

- **COD-1** A shift: \`shift !== 0\`

### decode(text)

| Input | Type   |
| ----- | ------ |
| text  | string |

Returns: string

Requires:

- **COD-2** Something was encoded: \`text.length > 0\`, otherwise \`EMPTY\`

Examples:

| text  | returns | fails with |
| ----- | ------- | ---------- |
| \`"b"\` | \`"a"\`   |            |
| \`""\`  |         | \`EMPTY\`    |

## Laws

- **COD-3** What was encoded is decoded. *given \`text: string, not empty\`*: \`decode(encode(text)) === text\`, *except* \`text === "z"\` (the last letter)
- **COD-4** Nothing cannot be decoded. *given \`text: string\`*: \`fails(decode("")) && (text === "" || !fails(decode(text)))\`
- **COD-5** In a callback. *given \`text: string\`*: \`["a"].every(t => encode(t) !== text || true)\`
`;

const compiled = compileText("codes.spec.md", spec);
const { files } = generate(compiled.value!, { binding: "./codes.binding.js" });
const properties = files.find(file => file.name === "codes.properties.test.ts")!.text;

const shifted = (text: string, by: number) =>
  Array.from(text, point => String.fromCodePoint((point.codePointAt(0)! + by + 0x110000) % 0x110000)).join("");
const right = {
  encode: (text: string, { shift = 1 }: { shift?: number }) => shifted(text, shift),
  decode(text: string) {
    if (text === "") throw Object.assign(new Error("nothing"), { code: "EMPTY" });
    return shifted(text, -1);
  },
};

interface Modules {
  readonly contract: ExecutableContract;
  readonly cases: { givenCOD3(): Draw<{ text: string }>; encodeNearMisses(clause: string): Draw<Case<object, object>> };
}

const modules = inFolder(
  files.filter(file => /contract|arbitraries/.test(file.name)),
  async folder => ({
    contract: (await load(folder, "codes.contract.ts"))["contract"],
    cases: await load(folder, "codes.arbitraries.ts"),
  }),
) as unknown as Promise<Modules>;

test("each law is one test over what it is given, its exceptions left out", () => {
  expect(compiled.diagnostics.map(one => one.message)).toEqual([]);
  expect(properties).toContain('test("COD-3 What was encoded is decoded: decode(encode(text)) === text", () =>');
  expect(properties).toContain(
    'return await codes.result("decode", { text: await codes.result("encode", { text }) }) === text;',
  );
  expect(properties).toMatch(/\/\/ the last letter\n +fc\.pre\(!\(text === "z"\)\);/);
  expect(properties).toContain('await codes.fails(async () => await codes.result("decode", { text: "" }))');
  expect(properties).toContain('test.todo("COD-5 In a callback');
});

test("the caller's duty and the examples are tested, the state is not mentioned", () => {
  expect(properties).toContain(`test("COD-1 A shift: shift !== 0 (the caller's duty)", () =>`);
  expect(properties).toContain('call.returns("a");');
  expect(properties).toContain('call.fails("EMPTY");');
  expect(properties).toContain("await codes.start();");
  expect(properties).not.toContain("state");
});

async function judged(implementation: object): Promise<fc.RunDetails<unknown>> {
  const { contract, cases } = await modules;
  const codes = subject(contract, implementation);
  const law = codes.law(
    cases.givenCOD3(),
    async ({ text }) => (await codes.result("decode", { text: await codes.result("encode", { text }) })) === text,
  );
  return fc.check(law as fc.IAsyncProperty<unknown>, { seed: 3 });
}

test("a law holds of a right implementation, and shows the calls of a wrong one", async () => {
  expect((await judged(right)).failed).toBe(false);
  const { errorInstance } = await judged({ ...right, decode: (text: string) => text });
  expect(String(errorInstance)).toMatch(
    /the law does not hold\n {2}encode\(.*\): it returned ".*"\n {2}decode\(.*\): it returned/,
  );
});

test("a call that fails breaks a law that does not expect it", async () => {
  const { errorInstance } = await judged({ ...right, encode: () => "" });
  expect(String(errorInstance)).toMatch(/CallFailed: decode\(.*\): it failed with EMPTY/);
});

test("the wrapper stops calls that break the caller's duty, and a contract without it lets them through", async () => {
  const { contract, cases } = await modules;
  const { encode } = contract.operations as { encode: ExecutableContract["operations"][string] };
  const weaker = { ...contract, operations: { ...contract.operations, encode: { ...encode, requires: [] } } };
  const check = (of: ExecutableContract) =>
    fc.check(subject(of, right).guard("encode", cases.encodeNearMisses("COD-1")) as fc.IAsyncProperty<unknown>, {
      seed: 3,
    });
  expect((await check(contract)).failed).toBe(false);
  expect((await check(weaker)).failed).toBe(true);
});
