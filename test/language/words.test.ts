// Words of `one of` are data: any text is one, the empty one and those that JavaScript gives a meaning, too.
import { createSource } from "@tenet/diagnostics";
import { formatSpec } from "@tenet/formatter";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaints, inFolder } from "../generator/compilers.js";
import { codes, contractOf, modulesOf, spec } from "./specs.js";

const words = ["a", "", "__proto__", "constructor"];

const text = spec(
  "words",
  `## Operations

### pick(word, other)

| Input | Type                                      | Rules |
| ----- | ----------------------------------------- | ----- |
| word  | one of a, "", "__proto__", "constructor"  |       |
| other | one of a, "", "__proto__", "constructor"  |       |

Returns: one of a, "", "__proto__", "constructor"

Ensures:

- **PCK-1** The first one: \`result === word\`

Examples:

| word          | other | returns       |
| ------------- | ----- | ------------- |
| \`"__proto__"\` | \`""\`  | \`"__proto__"\` |
`,
);

describe("words of `one of`", () => {
  it("are all kept", () => {
    expect(contractOf(text).operations[0]?.inputs[0]?.type.type).toEqual({ kind: "enum", values: words });
  });

  it("are all drawn", () => {
    const inputs = fc.sample(buildArbitraries(contractOf(text)).input("pick"), { seed: 1, numRuns: 200 });
    expect(new Set(inputs.map(resolve => resolve({})?.["word"]))).toEqual(new Set(words));
  });

  it("are in the generated types and schemas, which compile", async () => {
    const files = modulesOf(text).filter(({ name }) => !name.endsWith(".test.ts"));
    for (const part of ["contract", "schemas"])
      expect(files.find(({ name }) => name === `spec.${part}.ts`)?.text).toContain('"__proto__"');
    await inFolder(files, folder => expect(complaints(folder, "seven")).toBe(""));
  });

  it("are left alone by the formatter, which would read them as bold", async () => {
    const formatted = (await formatSpec(createSource("spec.spec.md", text))).value;
    expect(formatted).toContain('one of a, "", "__proto__", "constructor" |');
    expect((await formatSpec(createSource("spec.spec.md", formatted ?? ""))).value).toBe(formatted);
  });

  it("stand once, and names are still refused", () => {
    expect(codes(text.replace('"constructor"', '""'))).toContain("enum-value-twice");
    expect(codes(text.replaceAll("other", "__proto__"))).toContain("name-proto");
  });
});
