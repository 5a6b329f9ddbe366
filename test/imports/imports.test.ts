import { type Contract, compileText, linkTo, resolvePath } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { describe, expect, test } from "vitest";

/** A spec of the sections, named after its file. */
const spec = (name: string, body: string) => `---\nspec: ${name}\n---\n\n# ${name}\n\n${body}\n`;

const takes = (type: string) => `
## Operations

### pay(price)

| Input | Type | Rules |
| ----- | ---- | ----- |
| price | ${type} |  |

Returns: ${type}

Ensures:

- **PAY-1** It is the price: \`result === price\`
`;

function compile(files: Readonly<Record<string, string>>, path = Object.keys(files)[0]!) {
  const loaded: string[] = [];
  const { value, diagnostics } = compileText(path, files[path]!, from => {
    loaded.push(from);
    return files[from];
  });
  return { contract: value as Contract, codes: diagnostics.map(one => one.code), loaded };
}

const money = spec(
  "money",
  `
## Types

- \`Cents\`: integer, from 0 to \`most\`
- \`Unused\`: string

### Price

| Field  | Type    | Rules |
| ------ | ------- | ----- |
| amount | Cents   |       |
| taxed  | boolean |       |

Always:

- **MON-1** Taxed prices are even: \`taxed implies amount % 2 === 0\`

## Definitions

- \`most\`: \`1_000\`
- \`free(p: Price)\`: \`p.amount === 0\`
- \`total\`: \`prices.sum(p => p.amount)\`

## State

| Name   | Type          | Starts |
| ------ | ------------- | ------ |
| prices | list of Price | empty  |
`,
);

describe("types of another spec", () => {
  const files = {
    "shop/shop.spec.md": spec("shop", `Uses [Money](../money.spec.md).\n${takes("Price")}`),
    "money.spec.md": money,
  };
  const { contract, codes, loaded } = compile(files);

  test("come with what they need, and with nothing else", () => {
    expect(codes).toEqual([]);
    expect(contract.types.map(type => type.name)).toEqual(["Cents", "Price"]);
    expect(contract.definitions.map(one => one.name)).toEqual(["most"]);
    expect(contract.imports).toEqual([{ spec: "money", path: "money.spec.md", names: ["most", "Cents", "Price"] }]);
    expect(contract.state).toEqual([]);
  });

  test("say where they come from, and stand at the line of the link", () => {
    const [, price] = contract.types;
    expect(price).toMatchObject({ importedFrom: "money.spec.md", line: 7 });
    expect(price?.invariants).toMatchObject([{ id: "money/MON-1", importedFrom: "money.spec.md", line: 7 }]);
  });

  test("bring their promises", () => {
    const found = contract.promises.find(one => one.id === "money/MON-1");
    expect(found).toMatchObject({ kind: "invariant", status: "bound", importedFrom: "money.spec.md" });
  });

  test("are read once", () => expect(loaded).toEqual(["money.spec.md"]));

  test("are part of the hash", () => {
    const hash = (text: string) => compile({ ...files, "money.spec.md": text }).contract.hash;
    expect(hash(money)).toBe(contract.hash);
    expect(hash(`${money}\nMore.\n`)).not.toBe(contract.hash);
  });

  test("stand in the generated contract like the spec's own", () => {
    const [file] = generate(contract).files;
    expect(file?.text).toMatch(/export (?:type|interface) Price\b/);
    expect(file?.text).toContain("taxed implies amount % 2 === 0");
  });
});

describe("names", () => {
  test("definitions of another spec can be called, those that read its state cannot", () => {
    const using = (expression: string) =>
      compile({
        "shop.spec.md": spec("shop", `Uses [Money](money.spec.md).\n${takes("Price")}- Also: \`${expression}\``),
        "money.spec.md": money,
      }).codes;
    expect(using("free(price) implies free(result)")).toEqual([]);
    expect(using("price.amount <= most")).toEqual([]);
    expect(using("total > 0")).toEqual(["unknown-name"]);
  });

  test("of what the other spec uses in its turn are not known here, and yet its types are whole", () => {
    const files = {
      "shop.spec.md": spec("shop", `Uses [Money](money.spec.md).\n${takes("Price")}`),
      "money.spec.md": spec("money", "Uses [Coins](coins.spec.md).\n\n## Types\n\n- `Price`: list of Coin"),
      "coins.spec.md": spec("coins", "## Types\n\n- `Coin`: integer, from 1 to 500"),
    };
    const { contract, codes } = compile(files);
    expect(codes).toEqual([]);
    expect(contract.types.map(type => [type.name, type.importedFrom])).toEqual([
      ["Coin", "coins.spec.md"],
      ["Price", "money.spec.md"],
    ]);
    expect(contract.imports.map(one => one.spec)).toEqual(["money", "coins"]);
    expect(
      compile({ ...files, "shop.spec.md": files["shop.spec.md"].replaceAll("| Price", "| Coin") }).codes,
    ).toContain("unknown-type");
  });

  test("that come by two ways from one spec do not clash", () => {
    const { contract, codes } = compile({
      "shop.spec.md": spec(
        "shop",
        `Uses [A](a.spec.md), [B](b.spec.md) and [Coins](coins.spec.md).\n${takes("`[a: Left, b: Right, c: Coin]`")}`,
      ),
      "a.spec.md": spec("a", "Uses [Coins](coins.spec.md).\n\n## Types\n\n- `Left`: list of Coin"),
      "b.spec.md": spec("b", "Uses [Coins](coins.spec.md).\n\n## Types\n\n- `Right`: set of Coin"),
      "coins.spec.md": spec("coins", "## Types\n\n- `Coin`: integer, from 1 to 500"),
    });
    expect(codes).toEqual([]);
    expect(contract.types.map(type => type.name).sort()).toEqual(["Coin", "Left", "Right"]);
  });

  test("that only the declarations of others need clash, too: generated code holds them side by side", () => {
    const { codes } = compile({
      "shop.spec.md": spec(
        "shop",
        `Uses [A](a.spec.md).\n\n## Types\n\n- \`Coin\`: string\n${takes("`[a: Left, b: Coin]`")}`,
      ),
      "a.spec.md": spec("a", "Uses [Coins](coins.spec.md).\n\n## Types\n\n- `Left`: list of Coin"),
      "coins.spec.md": spec("coins", "## Types\n\n- `Coin`: integer, from 1 to 500"),
    });
    expect(codes).toEqual(["import-clash-own"]);
  });
});

describe("circles", () => {
  const ring = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, at) => [
        `s${at}.spec.md`,
        spec(`s${at}`, `Uses [next](s${(at + 1) % length}.spec.md).\n\n## Types\n\n- \`T${at}\`: integer`),
      ]),
    );

  test.each([1, 2, 3, 30])("of %d specs end in one message", length => {
    expect(compile(ring(length)).codes).toEqual(["import-cycle"]);
  });

  test("that do not lead back here are the other spec's own mistake", () => {
    const files = { "shop.spec.md": spec("shop", `Uses [Ring](s0.spec.md).\n${takes("integer")}`), ...ring(3) };
    expect(compile(files).codes).toEqual(["import-with-errors"]);
  });
});

test("a row of specs without an end ends in a message", () => {
  const { diagnostics } = compileText("s0.spec.md", row(0), path => row(Number(path.slice(1, -".spec.md".length))));
  expect(diagnostics.map(one => one.code)).toEqual(["import-too-deep"]);

  function row(at: number): string {
    return spec(`s${at}`, `Uses [next](s${at + 1}.spec.md).\n\n## Types\n\n- \`T${at}\`: integer`);
  }
});

test.each([
  ["a.spec.md", "b.spec.md", "b.spec.md"],
  ["x/a.spec.md", "./b.spec.md", "x/b.spec.md"],
  ["x/a.spec.md", "../y/b.spec.md", "y/b.spec.md"],
  ["x/a.spec.md", "../../b.spec.md", "../b.spec.md"],
  ["x/a.spec.md", "/y/b.spec.md", "y/b.spec.md"],
  ["x/a.spec.md", "b%20c.spec.md", "x/b c.spec.md"],
  ["x/a.spec.md", "100%.spec.md", "x/100%.spec.md"],
])("in %s the link %s leads to %s, and back", (from, link, path) => {
  expect(resolvePath(from, link)).toBe(path);
  expect(resolvePath(from, linkTo(from, path).replaceAll("%", "%25"))).toBe(path);
});

test("a link is read in prose and in lists, once, and not in a section that promises", () => {
  const uses = (body: string) =>
    compile({ "shop.spec.md": spec("shop", body), "money.spec.md": money }).contract.imports;
  expect(uses(`- Uses [Money](money.spec.md)\n${takes("Price")}`)).toHaveLength(1);
  expect(
    uses(`## Background\n\nUses [Money](money.spec.md#types).\n\nUses [Money](./money.spec.md).\n${takes("Price")}`),
  ).toHaveLength(1);
  expect(uses(`See [Money](money.spec.md).\n${takes("integer")}`)).toEqual([]);
});
