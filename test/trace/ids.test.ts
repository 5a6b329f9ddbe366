// Ids stand in tickets, tests and other specs, so an edit elsewhere must leave them alone.
import { compileText } from "@tenet/checker";
import { describe, expect, test } from "vitest";

const sections = {
  types:
    "## Types\n\n### Box\n\n| Field | Type |\n| --- | --- |\n| size | integer |\n\nAlways:\n\n- It is small: `size <= 9`\n",
  state:
    "## State\n\n| Name | Type | Starts |\n| --- | --- | --- |\n| boxes | list of Box | empty |\n\nAlways:\n\n- Few: `boxes.length <= 5`\n",
  invariants: "## Invariants\n\n- None is empty: `boxes.every(b => b.size > 0)`\n",
  operations:
    "## Operations\n\n### add(size)\n\n| Input | Type |\n| --- | --- |\n| size | integer |\n\nReturns: integer\n\nRequires:\n\n- It is small: `size <= 9`, otherwise `BIG`\n\nEnsures:\n\n- It answers the size: `result === size`\n- **ADD-1** It is whole: `result % 1 === 0`\n\nChanges:\n\n| What | Becomes |\n| --- | --- |\n| `boxes` | `it.concat([{ size }])` |\n",
  laws: "## Laws\n\n- Nothing is lost, *given `n: integer`*: `n - n === 0`\n",
  requirements: "## Requirements\n\n- The box SHALL be red. *(judged by people)*\n",
};

const idsOf = (parts: readonly string[]) => {
  const { value } = compileText("boxes.spec.md", `---\nspec: boxes\n---\n\n# Boxes\n\n${parts.join("\n")}`);
  return value!.promises.map(one => one.id);
};

const ids = idsOf(Object.values(sections)).sort();

describe("ids", () => {
  test("there are some of every section", () => {
    for (const start of [
      "Box.always-",
      "state.always-",
      "invariant-",
      "add.requires-",
      "add.ensures-",
      "ADD-1",
      "law-",
    ])
      expect(
        ids.some(id => id.startsWith(start)),
        start,
      ).toBe(true);
  });

  test("stay when sections change places", () => {
    expect(idsOf(Object.values(sections).reverse()).sort()).toEqual(ids);
  });

  test("stay when statements come before them, between them and behind them", () => {
    const more = Object.values(sections).map(text =>
      text.replaceAll(/^- (?!\*\*NEW)/gm, "- **NEW-1** New: `1 < 2`\n- "),
    );
    let next = 0;
    const numbered = more.map(text => text.replaceAll("NEW-1", () => `NEW-${next++}`));
    expect(
      idsOf(numbered)
        .filter(id => !id.startsWith("NEW-"))
        .sort(),
    ).toEqual(ids);
  });

  test("stay when lines are wrapped in another way and prose is added", () => {
    const wrapped = Object.values(sections).map(text =>
      text.replace("\n\n", "\n\nSome words.\n\n").replace("It is small: ", "It is\n  small: "),
    );
    expect(idsOf(wrapped).sort()).toEqual(ids);
  });

  test("change with what they name", () => {
    expect(
      idsOf(Object.values(sections).map(text => text.replace("boxes.length <= 5", "boxes.length <= 6"))).sort(),
    ).not.toEqual(ids);
  });
});
