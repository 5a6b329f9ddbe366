// Records with calculated names, and what is taken over of `{ string: T }`, where nothing says what is expected.

import { compileText } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { spec } from "./specs.js";

const errors = (text: string) =>
  compileText("spec.spec.md", text)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

const law = (condition: string, given = "d: { string: integer }`, `k: string`, `n: integer") =>
  errors(
    spec(
      "keyed",
      `## Operations

### print(values)

| Input  | Type                  | Rules |
| ------ | --------------------- | ----- |
| values | \`{ string: integer }\` |       |

Returns: string

## Laws

- **KEY-1** It is so, *given* \`${given}\`: \`${condition}\`
`,
    ),
  );

describe("a record with calculated names", () => {
  it.each([
    "{ ...d, [k]: n }.size >= 1",
    "{ ...d } === { ...d, x: 1 }",
    "{ [k]: n } === { [k]: n }",
    "k in { [k]: n, a: 1 }",
    "print({ ...d, [k]: n }) === print({ [k]: n, ...d })",
  ])("is a `{ string: T }`: %s", condition => expect(law(condition)).toEqual([]));

  it("holds values of one type", () => {
    expect(law("{ ...d, [k]: k }.size === 1")).toContain("wrong-type");
  });

  it("has names that are text", () => expect(law("{ [n]: 1 }.size === 1")).toContain("wrong-type"));

  // Twice as long for each level, it would not come to an end.
  it("is read to the end, however deep", () => {
    const deep = "{ ...".repeat(40) + "d" + " }".repeat(40);
    expect(law(`${deep} === d`)).toEqual([]);
  });
});

describe("the words behind a definition", () => {
  const definition = (text: string) =>
    errors(spec("defined", `## Definitions\n\n${text}\n\n## Operations\n\n### one()\n\nReturns: integer\n`));

  it.each([
    "- `total(xs: list of integer): integer`, from [`sum`](./sum.ts), as `a + b` does",
    "- `half`: `1`, of `2`",
  ])("may hold code: %s", text => expect(definition(text)).not.toContain("definition-form"));

  it("are words", () => expect(definition("- `half`: `1`, `2`")).toContain("definition-form"));
});
