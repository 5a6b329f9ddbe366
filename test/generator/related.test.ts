/** Generated files of values that depend on others: they type-check, and draw what the verifier draws. */
import { readFileSync } from "node:fs";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { expect, test } from "vitest";
import { complaints, inFolder, load } from "./compilers.js";

const text = readFileSync(new URL("../cases/related/related.spec.md", import.meta.url), "utf8");
const { value: contract, diagnostics } = compileText("related.spec.md", text);
const files = generate(contract!).files.filter(file => file.name.endsWith(".ts"));

test("the spec has no mistake", () => expect(diagnostics.map(one => one.message)).toEqual([]));

test.each(["six", "seven"] as const)("they pass TypeScript %s", version =>
  inFolder(files, folder => expect(complaints(folder, version)).toBe("")),
);

test("they draw the same states and calls", () =>
  inFolder(files, async folder => {
    const printed = (await load(folder, "related.arbitraries.ts")) as Record<string, () => fc.Arbitrary<unknown>>;
    const built = buildArbitraries(contract!);
    const sampled = (arbitrary: fc.Arbitrary<unknown>) => fc.sample(arbitrary, { numRuns: 60, seed: 9 });
    expect(sampled(printed["relatedState"]!())).toEqual(sampled(built.state));
    expect(sampled(printed["takeCases"]!())).toEqual(sampled(built.cases!("take")));
  }));
