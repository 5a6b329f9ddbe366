/** Rules of history: what a value may become, given what it was. */
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { keepsHistory } from "@tenet/runtime";
import { verify } from "@tenet/verifier";
import { describe, expect, it, test } from "vitest";

const notes = `---
spec: notes
---

# Notes

## Types

### Note

| Field   | Type             | Rules                            |
| ------- | ---------------- | -------------------------------- |
| id      | string           | key, matching \`/^[ab]$/\`         |
| born    | integer          | from 0 to 3, immutable           |
| owner   | optional integer | set once                         |
| version | integer          | from 0 to 1000, never decreases  |
| tags    | set of integer   | only grows                       |
| trail   | list of integer  | only appended                    |

## State

| Name  | Type                    | Rules                           | Starts |
| ----- | ----------------------- | ------------------------------- | ------ |
| notes | map from string to Note | never deleted                   | empty  |
| clock | integer                 | from 0 to 1000, never decreases | \`0\`    |
| first | optional integer        | set once                        |        |

Always:

- **KEY** A note is kept under its id: \`notes.keys.every(id => notes[id].id === id)\`

## Operations

### touch({ id, value })

| Input | Type    | Rules                                  |
| ----- | ------- | -------------------------------------- |
| id    | string  | refers to notes, otherwise \`NOT_FOUND\` |
| value | integer | from 0 to 3                            |

Changes:

| What        | Becomes |
| ----------- | ------- |
| \`notes[id]\` |         |
| \`clock\`     |         |
| \`first\`     |         |
`;

async function judged(mistake: string): Promise<Record<string, string>> {
  const { value, source } = compileText("notes.spec.md", notes);
  const path = fileURLToPath(new URL(`./implementations/notes-${mistake}.ts`, import.meta.url));
  const options = { implementation: { name: mistake, path }, runs: 60, seed: 7, deadline: 300, skipTypes: true };
  const { verdicts } = await verify({ contract: value!, specText: source.text, ...options });
  const history = value!.promises.filter(promise => promise.kind === "history").map(promise => promise.id);
  return Object.fromEntries(
    verdicts.flatMap(({ promise, status }) => {
      const id = promise.replace("notes/", "");
      return history.includes(id) ? [[id, status]] : [];
    }),
  );
}

const all = [
  "Note.born.immutable",
  "Note.owner.set-once",
  "Note.version.never-decreases",
  "Note.tags.only-grows",
  "Note.trail.only-appended",
  "notes.never-deleted",
  "clock.never-decreases",
  "first.set-once",
];

describe("spec verify", () => {
  test("holds every rule where it is kept", async () => {
    expect(await judged("right")).toEqual(Object.fromEntries(all.map(id => [id, "held"])));
  });

  test.each([
    ["born", "Note.born.immutable"],
    ["owner", "Note.owner.set-once"],
    ["unowned", "Note.owner.set-once"],
    ["version", "Note.version.never-decreases"],
    ["tags", "Note.tags.only-grows"],
    ["trail", "Note.trail.only-appended"],
    ["lost", "notes.never-deleted"],
    ["clock", "clock.never-decreases"],
    ["first", "first.set-once"],
  ])("refutes the rule that is broken: %s", async (mistake, rule) => {
    expect(await judged(mistake)).toEqual(Object.fromEntries(all.map(id => [id, id === rule ? "broken" : "held"])));
  });
});

describe("an entity without an identity in the state", () => {
  it("is not checked, and the reason is said", () => {
    const text = notes.replace("map from string to Note | never deleted ", "list of Note            |               ");
    const { value } = compileText("notes.spec.md", text);
    const promise = value!.promises.find(one => one.id === "Note.born.immutable");
    expect(promise!.notChecked).toBe(
      "no map of the state holds Note by a key, so that nothing tells what it was before",
    );
    expect(value!.promises.find(one => one.id === "clock.never-decreases")!.notChecked).toBeUndefined();
  });
});

describe("a value and what it may become", () => {
  it.each([
    ["immutable", undefined, 1, false],
    ["setOnce", undefined, 1, true],
    ["setOnce", 1, 1, true],
    ["setOnce", 1, undefined, false],
    ["neverDecreases", 2, 2, true],
    ["neverDecreases", 10n, 9n, false],
    ["neverDecreases", new Date(5), new Date(4), false],
    ["neverDecreases", undefined, 1, true],
    ["onlyGrows", [1, 1], [1, 2], false],
    ["onlyGrows", [1, 2], [2, 3, 1], true],
    ["onlyGrows", "ab", "xaby", true],
    ["onlyGrows", "ab", "a", false],
    ["onlyGrows", { a: 1 }, { b: 1 }, false],
    ["onlyAppended", [1, 2], [1, 2, 3], true],
    ["onlyAppended", [1, 2], [1], false],
    ["neverDeleted", new Map([[new Date(1), 1]]), new Map([[new Date(1), 2]]), true],
    ["neverDeleted", new Set([{ a: 1 }]), new Set([{ a: 2 }]), false],
  ] as const)("%s: %o to %o", (rule, was, is, expected) => {
    expect(keepsHistory(rule, was, is)).toBe(expected);
  });
});
