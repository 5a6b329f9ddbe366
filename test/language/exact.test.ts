/** Exact numbers where other parts of the language meet them. */
import { describe, expect, it } from "vitest";
import { complaints, inFolder } from "../generator/compilers.js";
import { codes, contractOf, modulesOf, spec } from "./specs.js";

const operation = (definitions: string, clause: string, rules = "") =>
  spec(
    "shop.sums",
    `## Types

- \`Money\`: decimal(2), from 0 to 1000

${definitions === "" ? "" : `## Definitions\n\n${definitions}\n`}
## Operations

### pay({ amount, due })

| Input  | Type          | Rules${" ".repeat(Math.max(0, rules.length - 5))} |
| ------ | ------------- | ${"-".repeat(Math.max(5, rules.length))} |
| amount | Money         | ${rules} |
| due    | list of Money | length at most 3 |

Returns: Money

Ensures:

- **PAY-1** It adds up: \`${clause}\`
`,
  );

describe("a number beside an exact one", () => {
  it("is exact in a list, too", () => {
    expect(codes(operation("", "result <= [amount, 1.50, 2].max"))).toEqual([]);
    expect(codes(operation("", "result === [...due, amount, 1].sum"))).toEqual([]);
  });
});

describe("the words for rounding", () => {
  it("name no definition, nor do they make one depend on itself", () => {
    const half = "- `half(m: Money): Money`: `round(m / 2, 2, half-even)`";
    expect(codes(operation(half, "result === half(amount)"))).toEqual([]);
    expect(codes(operation(`- \`up\`: \`round(7 / 2, 0, up)\``, "result >= up"))).toEqual([]);
  });
});

describe("a bound that a definition says", () => {
  it("is what inputs are drawn by, in code that compiles", async () => {
    const text = operation(
      "- `half(m: Money): Money`: `round(m / 2, 2, half-even)`",
      "result === amount",
      "at most `half(25.01)`",
    );
    const files = modulesOf(text);
    expect(files.find(({ name }) => name.includes("arbitraries"))?.text).toContain("2501n");
    await inFolder(files, folder => expect(complaints(folder, "seven")).toBe(""));
  });
});

describe("a spec of types and definitions alone", () => {
  it("imports nothing that it does not use", async () => {
    const text = spec(
      "shop.money",
      "## Types\n\n- `Money`: decimal(2), from 0 to 10\n\n## Definitions\n\n- `twice(m: Money)`: `round(m * 2.5, 2, half-up)`\n",
    );
    expect(contractOf(text).operations).toEqual([]);
    await inFolder(modulesOf(text), folder => expect(complaints(folder, "seven")).toBe(""));
  });
});

describe("a function that looks at no element", () => {
  it("takes none in generated code", async () => {
    const found = operation("", "due.count(d => true) === due.length and due.zip(due).every(([a, b]) => b >= 0.00)");
    await inFolder(modulesOf(found), folder => expect(complaints(folder, "seven")).toBe(""));
  });
});
