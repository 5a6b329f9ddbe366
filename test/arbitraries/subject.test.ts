import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generate } from "@tenet/generator";
import { bind, ContractViolation, type ExecutableContract } from "@tenet/runtime";
import { type Case, type Draw, type Shapes, subject, unusable, usable } from "@tenet/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import right from "../../examples/bank/src/bank.binding.js";
import wrong from "../../examples/bank/src/wrong.binding.js";
import { bank, compile } from "./helpers.js";

const folder = fileURLToPath(new URL("./.subject/", import.meta.url));
let contract: ExecutableContract;
let arbitraries: {
  transferCases(): Draw<Case<object, object>>;
  transferNearMisses(clause: string): Draw<Case<object, object>>;
};

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of generate(bank).files) if (name.endsWith(".ts")) writeFileSync(folder + name, text);
  ({ contract } = (await import(`${folder}bank.contract.ts`)) as { contract: ExecutableContract });
  arbitraries = (await import(`${folder}bank.arbitraries.ts`)) as typeof arbitraries;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function judged(binding: unknown): Promise<fc.RunDetails<[Case<object, object>]>> {
  const accounts = subject(contract, binding);
  const misses = contract.operations["transfer"]!.refusals.map(clause => arbitraries.transferNearMisses(clause.id));
  return fc.check(
    fc.asyncProperty(fc.oneof(arbitraries.transferCases(), ...misses), async drawn => {
      const { state, input } = usable(drawn);
      await accounts.start(state);
      (await accounts.call("transfer", input)).keeps();
    }),
    { numRuns: 200, seed: 4 },
  );
}

test("a right implementation keeps every promise", async () => expect((await judged(right)).failed).toBe(false));

test("a wrong one breaks one, with the smallest case", async () => {
  const details = await judged(wrong);
  expect(details.errorInstance).toBeInstanceOf(ContractViolation);
  expect((details.errorInstance as ContractViolation).violation.promise).toMatch(/^bank\.accounts\//);
});

test("a case that could not be put together is skipped, not passed", async () => {
  const details = await fc.check(
    fc.asyncProperty(fc.constant(unusable), async state => subject(contract, right).start(state)),
    { numRuns: 10 },
  );
  expect(details.failed).toBe(true);
  expect(details.numSkips).toBeGreaterThan(0);
});

test("values cross through the binding's converters, in the heading's call form", async () => {
  const spec = compile(
    `---
spec: test.spans
version: 1.0.0
---

# Spans

## Types

- \`Span\`: \`{ from: integer, to: integer }\`

## Operations

### shift(span, { by })

| Input | Type | Rules |
| ----- | ---- | ----- |
| span | Span | |
| by | integer | |

Returns: list of Span

Ensures:

- **S-1** \`result === [{ from: span.from + by, to: span.to + by }]\`
`,
    "spans.spec.md",
  );
  for (const { name, text } of generate(spec).files) if (name.endsWith(".ts")) writeFileSync(folder + name, text);
  const { contract: spans } = (await import(`${folder}spans.contract.ts`)) as { contract: ExecutableContract };
  const { shapes } = (await import(`${folder}spans.arbitraries.ts`)) as { shapes: Shapes };
  const binding = bind({
    module: { shift: ([from, to]: [number, number], { by }: { by: number }) => [[from + by, to + by]] },
    values: {
      Span: {
        to: ({ from, to }: { from: number; to: number }) => [from, to],
        from: ([from, to]: [number, number]) => ({ from, to }),
      },
    },
  });
  const one = subject(spans, { default: binding }, { shapes });
  await one.start();
  const call = await one.call("shift", { span: { from: 1, to: 2 }, by: 3 });
  expect(call.outcome).toEqual({ kind: "returned", value: [{ from: 4, to: 5 }] });
  call.keeps("S-1");
  expect(() => subject(spans, binding)).toThrow(/shapes/);
});
