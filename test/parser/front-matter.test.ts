import { describe, expect, test } from "vitest";
import { readWhole } from "./helpers.js";

const front = (yaml: string) => readWhole(`---\n${yaml}\n---\n\n# A\n\n## Invariants\n\n- One\n`);

describe("front matter", () => {
  test("is read with its places", () => {
    const { spec, codes } = front("spec: bank.sub-accounts.v2\nversion: 1.0\nowner: payments\nerrors: result");
    expect(codes).toEqual([]);
    expect(spec.frontMatter).toMatchObject({
      spec: { text: "bank.sub-accounts.v2", span: { start: 10 } },
      version: { text: "1.0" },
      owner: { text: "payments" },
      errors: "result",
    });
  });

  test.each([
    ["spec: a\nspec: b", "front-matter-key-twice"],
    ["spec: a\nverison: 1", "front-matter-key"],
    ["version: 1", "spec-name-missing"],
    ["spec: Bank.Accounts", "spec-name-form"],
    ["spec: .a", "spec-name-form"],
    ["spec: a\nowner: &x b", "front-matter-indirect"],
    ["spec: &x a\nowner: *x", "front-matter-indirect"],
    ["spec: !!str a", "front-matter-indirect"],
    ["spec: a\n<<: {owner: b}", "front-matter-key"],
    ["spec: a\nowner: [b]", "front-matter-value"],
    ["spec: a\nowner:", "front-matter-value"],
    ["spec: a\nerrors: maybe", "front-matter-errors"],
    ['spec: a\nowner: "\\u0000\\u001b[2J"', "front-matter-control"],
    ["__proto__: {admin: true}", "front-matter-key"],
    ["spec: [a", "front-matter-syntax"],
    ["just text", "front-matter-syntax"],
    [`spec: ${"[".repeat(4000)}`, "front-matter-syntax"],
  ])("%j is refused", (yaml, code) => {
    expect(front(yaml).codes).toContain(code);
  });

  test.each([
    ["---js\n({})\n---\n# A\n", "front-matter-language"],
    ["---coffee\nx\n---\n", "front-matter-language"],
    ['+++\ntitle = "toml"\n+++\n', "front-matter-language"],
    ["---\nspec: a\n# not closed\n", "front-matter-unclosed"],
    ["---\nspec: a\n---\n---\nspec: b\n---\n", "front-matter-second"],
    ["# A\n", "front-matter-missing"],
    ["", "front-matter-missing"],
  ])("%j is refused", (text, code) => {
    const { codes, diagnostics } = readWhole(text);
    expect(codes).toContain(code);
    expect(diagnostics.some(each => each.severity === "error")).toBe(true);
  });

  test("a name that is nearly right is repaired in the help", () => {
    const { diagnostics } = front("spec: Bank.MyAccounts");
    expect(diagnostics[0]?.help).toContain("bank.my-accounts");
  });

  test("nothing pollutes the prototype", () => {
    front("__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
