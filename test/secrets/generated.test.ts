// What a failing generated test prints: the message of the error, and the case as fast-check writes it.
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { bind, type ExecutableContract } from "@tenet/runtime";
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { inFolder, load } from "../generator/compilers.js";
import { canariesIn } from "./cases.js";

const spec = `---
spec: test.box
---

# Box

## Types

- \`Code\`: string, length from 1 to 60, secret

### Box

| Field | Type    | Rules                     |
| ----- | ------- | ------------------------- |
| id    | string  | key                       |
| code  | Code    |                           |
| owner | string  | personal                  |
| pin   | integer | secret, from 0 to 999_999 |

## State

| Name  | Type                   | Starts |
| ----- | ---------------------- | ------ |
| boxes | map from string to Box | empty  |

## Operations

### open({ id, code })

| Input | Type   | Rules                                   |
| ----- | ------ | --------------------------------------- |
| id    | string | refers to boxes, otherwise \`NOT_FOUND\` |
| code  | Code   |                                         |

Returns: \`{ owner: string, id: string }\`

Requires:

- **OPN-1** The code is right: \`code === boxes[id].code\`

Ensures:

- **OPN-2** The owner is the box's: \`result.owner === boxes[id].owner\`

### turn({ code })

| Input | Type |
| ----- | ---- |
| code  | Code |

Returns: string

Requires:

- **TRN-1** It is long: \`code.length > 3\`

Returns exactly: \`code\`
`;

const echo = readFileSync(new URL("./echo.spec.md", import.meta.url), "utf8");

async function modulesOf(stem: string, text: string) {
  const compiled = compileText(`${stem}.spec.md`, text);
  expect(compiled.diagnostics.filter(one => one.severity === "error")).toEqual([]);
  const { files } = generate(compiled.value!, { binding: `./${stem}.binding.js` });
  const made = files.filter(file => file.name === `${stem}.contract.ts`);
  const { contract } = await inFolder(made, folder => load(folder, `${stem}.contract.ts`));
  return {
    contract: contract as ExecutableContract,
    properties: files.find(file => file.name === `${stem}.properties.test.ts`)!.text,
  };
}

const box = modulesOf("box", spec);
const echoed = modulesOf("echo", echo);

type Boxes = Map<string, { id: string; code: string; owner: string; pin: number }>;

const state = () => ({
  boxes: new Map([["a", { id: "a", code: "CANARY-code-1", owner: "CANARY-owner-1", pin: 918273 }]]) as Boxes,
});
const given = { state: state(), input: { id: "a", code: "CANARY-code-1" } };

function desk(open: (boxes: Boxes, code: string) => unknown, create?: () => never) {
  return bind({
    create: create ?? (({ state: begun }: { state: { boxes: Boxes } }) => ({ boxes: new Map(begun.boxes) })),
    observe: ({ boxes }: { boxes: Boxes }) => ({ boxes }),
    operations: {
      open: ({ boxes }: { boxes: Boxes }, { code }: { code: string }) => open(boxes, code),
      turn: (_: unknown, { code }: { code: string }) => open(new Map(), code),
    },
  } as never);
}

/** All that a runner may print of the failure, with the causes, too. */
async function printed(property: fc.IAsyncProperty<never>): Promise<string> {
  const texts: string[] = [];
  for (const options of [{}, { verbose: 2 }, { includeErrorInReport: true }, { errorWithCause: true }] as object[]) {
    const error = await fc.assert(property, { ...options, seed: 1 }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    texts.push(inspect(error, { depth: Infinity, showHidden: true }));
  }
  return texts.join("\n");
}

afterEach(() => vi.unstubAllEnvs());

const mistakes: Readonly<Record<string, ReturnType<typeof desk>>> = {
  "a wrong result": desk(() => ({ owner: "CANARY-other-1", id: "a" })),
  "a secret as the result": desk((_, code) => ({ owner: code, id: "a" })),
  "an error that says it": desk((boxes, code) => {
    throw new Error(`${code} of ${boxes.get("a")?.owner} with ${boxes.get("a")?.pin}`);
  }),
  "a changed state": desk(boxes => {
    boxes.set("a", { ...boxes.get("a")!, code: "CANARY-made-1", pin: 564738 });
    return { owner: "CANARY-owner-1", id: "a" };
  }),
  "a create that says it": desk(
    () => undefined,
    () => {
      throw new Error("cannot make CANARY-code-1 for CANARY-owner-1");
    },
  ),
};

it.each(Object.keys(mistakes))("shows no canary of %s, and shows it where somebody asks", async name => {
  const { contract } = await box;
  const property = () =>
    subject(contract, mistakes[name]).property("open", fc.constant(given)) as fc.IAsyncProperty<never>;
  const hidden = await printed(property());
  // That a result holds it is for the spec to say: here it says so of the state alone.
  expect(canariesIn(hidden).filter(one => one !== "CANARY-other")).toEqual([]);
  expect(hidden).toMatch(
    /Counterexample: \[\{"state":\{"boxes":new Map\(\[\["a",\{"id":"a","code":"«secret 1»","owner":"«personal 1»","pin":"«secret 2»"\}\]\]\)\},"input":\{"id":"a","code":"«secret 1»"\}\} \(covered; TENET_SHOW_SECRETS=1 shows it\)\]/,
  );
  vi.stubEnv("TENET_SHOW_SECRETS", "1");
  const shown = await printed(property());
  expect(canariesIn(shown)).toContain("CANARY-code");
  expect(shown).not.toMatch(/«|covered/);
});

it("shows no canary of a duty that the wrapper does not hold callers to", async () => {
  const { contract } = await box;
  const { open } = contract.operations as { open: ExecutableContract["operations"][string] };
  const weaker = { ...contract, operations: { ...contract.operations, open: { ...open, requires: [] } } };
  const text = await printed(subject(weaker, mistakes["a wrong result"]).guard("open", fc.constant(given)) as never);
  expect(text).toMatch(/expected open\(\{ id: "a", code: "«secret 1»" \}\) to be refused/);
  expect(canariesIn(text)).toEqual([]);
});

it("shows no canary of an example", async () => {
  const { contract } = await box;
  const one = subject(contract, mistakes["a wrong result"]);
  await one.start(state());
  const call = await one.call("open", given.input);
  for (const failing of [() => call.fails("X"), () => call.returns({ owner: "CANARY-owner-1", id: "a" })])
    expect(failing).toThrow(/expected open\(\{ id: "a", code: "«secret 1»" \}\) to/);
  for (const failing of [() => call.fails("X"), () => call.keeps()])
    expect(failing).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/CANARY-(code|owner)/) }));
});

it("shows no canary of a law, whose test says what it is given", async () => {
  const { contract, properties } = await echoed;
  expect(properties).toMatch(/echo\.law\([\s\S]*?\{ fields: \[\["code", "secret"\]\] \}/);
  const wrong = [
    bind({ operations: { echo: () => "CANARY-made-1" } } as never),
    bind({
      operations: {
        echo: (_: unknown, { code }: { code: string }) => {
          throw new Error(`no echo for ${code}`);
        },
      },
    } as never),
  ];
  for (const one of wrong) {
    const echo = subject(contract, one);
    const law = echo.law(
      fc.constant({ code: "CANARY-law-1" }),
      async ({ code }) =>
        (await echo.result("echo", { code: (await echo.result("echo", { code })) as string })) === code,
      { fields: [["code", "secret"]] },
    );
    const text = await printed(law as fc.IAsyncProperty<never>);
    expect(text).toContain('Counterexample: [{"code":"«secret 1»"} (covered; TENET_SHOW_SECRETS=1 shows it)]');
    expect(text).toContain("echo({ code: «secret 1» })");
    expect(canariesIn(text)).toEqual([]);
  }
});

it("shrinks as before: the smallest case is the one that is shown", async () => {
  const { contract } = await box;
  const turning = subject(
    contract,
    desk((_, code) => (code.length > 5 ? "" : code)),
  );
  const codes = fc.string({ minLength: 4, maxLength: 20, unit: "grapheme-ascii" });
  const cases = codes.map(code => ({ state: { boxes: new Map() }, input: { code } }));
  const details = await fc.check(turning.property("turn", cases) as fc.IAsyncProperty<unknown>, { seed: 7 });
  expect(details.failed).toBe(true);
  expect((details.counterexample as unknown as [{ input: { code: string } }])[0].input.code).toHaveLength(6);
});
