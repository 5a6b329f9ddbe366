// Formatting keeps the contract, is done after one time, and does what it says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText } from "@tenet/checker";
import { createSource } from "@tenet/diagnostics";
import { formatSpec, sameMeaning } from "@tenet/formatter";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folders = ["examples", "specs"];
const specs = folders
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(name => join(folder, name)),
  )
  .filter(name => name.endsWith(".spec.md") && !name.includes("node_modules"))
  .sort();

const format = async (text: string, load?: (path: string) => string | undefined) =>
  (await formatSpec(createSource("shop.spec.md", text), load)).value;

const head = "---\nspec: shop\n---\n\n# Shop\n\n";

describe("formatted specs", () => {
  it.each(specs)("%s: same contract, and nothing more to do", async name => {
    const text = readFileSync(join(root, name), "utf8");
    const beside = (path: string) => readFileSync(join(root, name, "..", path), "utf8");
    const once = await format(text, beside);
    expect(once).toBeDefined();
    expect(await format(once!, beside)).toBe(once);
  });

  it("aligns tables, and writes words in them and signs elsewhere", async () => {
    const text = `${head}## Types

* \`T\`: { a: integer, b: boolean }

## Operations

### f({ a, b })

|Input|Type|Rules|
|-|-|-|
|a|integer|where \`it>0&&it<9\`|
|b|boolean||

Returns: boolean

Ensures:

* **F-1** Both: \`result===(a>1 and not b)\`
`;
    const done = await format(text);
    expect(done).toContain("| a     | integer | where `it > 0 and it < 9` |");
    expect(done).toContain("- **F-1** Both: `result === (a > 1 && !b)`");
    expect(done).toContain("- `T`: { a: integer, b: boolean }");
  });

  it("keeps what stands for an expression and is none, and the sign of emphasis", async () => {
    const text = `${head}## Operations

### f(key)

| Input | Type |
| ----- | ---- |
| key | string |

Returns: string

Idempotent by \`key\` for 24 hours

Returns exactly: \`key\`

## Quality

- *Fast* enough and _friendly_ *(judged by people)*
`;
    const done = await format(text);
    expect(done).toContain("Idempotent by `key` for 24 hours\n");
    expect(done).toContain("- *Fast* enough and _friendly_ *(judged by people)*");
  });

  it("leaves a spec with errors alone and says what they are", async () => {
    const { value, diagnostics } = await formatSpec(createSource("a.spec.md", `${head}## Types\n\n- \`T\`: integr\n`));
    expect(value).toBeUndefined();
    expect(diagnostics.map(one => one.code)).toEqual(["unknown-type"]);
  });

  it("knows contracts apart that differ in an operator", () => {
    const contract = (condition: string) =>
      compileText("a.spec.md", `${head}## Types\n\n- \`T\`: integer, where \`${condition}\`\n`).value!;
    expect(sameMeaning(contract("it > 1"), contract("it>1"))).toBe(true);
    expect(sameMeaning(contract("it > 1"), contract("it >= 1"))).toBe(false);
    expect(sameMeaning(contract("it > 1 || it < 0"), contract("it > 1 && it < 0"))).toBe(false);
  });
});
