// What Roles, Permissions and Visibility come to: refusals of the operations, in their order.
import { compileText, environment, evaluate, type Operation } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { articles, contractOf, devices } from "./specs.js";

const contract = contractOf("devices", devices);
const operation = (name: string): Operation => contract.operations.find(one => one.name === name)!;

const device = (id: string, tenant: string) => [id, { id, tenant, name: id }] as const;
const state = { devices: new Map([device("a", "ten_a"), device("b", "ten_b")]) };

/** The id of the first refusal that is due, and its code. */
function due(name: string, actor: object, input: object): string | undefined {
  const env = environment(contract, { input: { ...input }, before: state, after: state, actor });
  const refusal = operation(name).refusals.find(one => evaluate(one.condition, env) !== true);
  return refusal && `${refusal.id} ${refusal.code}`;
}

const admin = { tenant: "ten_a", kind: "admin" };
const agent = { tenant: "ten_a", kind: "agent" };
const support = { tenant: "ten_c", kind: "support" };

describe("permissions", () => {
  it("stand behind references and before Requires, what is invisible before both", () => {
    expect(operation("rename").refusals.map(({ id, from }) => [id, from])).toEqual([
      ["rename.id.visible", "visibility"],
      ["rename.id.refers", "refersTo"],
      ["rename.permission", "permission"],
      ["REN-1", "requires"],
    ]);
  });

  it("let in who meets a role whose cell says yes, or whose condition holds", () => {
    expect(due("rename", admin, { id: "a", name: "x" })).toBeUndefined();
    expect(due("rename", support, { id: "b", name: "x" })).toBeUndefined();
    expect(due("rename", agent, { id: "a", name: "x" })).toBe("rename.permission FORBIDDEN");
  });

  it("take an empty cell from the row of every operation, and a no as no", () => {
    expect(due("wipe", support, {})).toBe("wipe.permission NOT_YOURS");
    expect(due("rename", support, { id: "a", name: "x" })).toBeUndefined();
  });

  it("refuse nobody where everybody has a role that may", () => {
    expect(operation("count").refusals).toEqual([]);
    expect(operation("count").needs).toEqual([]);
  });

  it("keep every cell for those who show them", () => {
    const cells = contract.permissions.find(one => one.operation === "rename")?.cells ?? [];
    expect(cells.map(({ role, expression }) => [role, expression])).toEqual([
      ["admin", "devices[id].tenant === actor.tenant"],
      ["agent", "no"],
      ["support", "yes"],
      ["caller", "no"],
    ]);
  });

  it("are promises of their own", () => {
    const { kind, operation: of, text } = contract.promises.find(one => one.id === "rename.permission")!;
    expect([kind, of, text]).toEqual(["permission", "rename", "Only who Permissions allows may call rename"]);
  });
});

describe("visibility", () => {
  it("makes what another tenant owns not exist", () => {
    expect(due("rename", admin, { id: "b", name: "x" })).toBe("rename.id.visible NOT_FOUND");
    expect(due("rename", admin, { id: "c", name: "x" })).toBe("rename.id.refers NOT_FOUND");
  });

  it("looks at every element of a list", () => {
    expect(due("erase", admin, { ids: ["a", "b"] })).toBe("erase.ids.visible NOT_FOUND");
    expect(due("erase", admin, { ids: ["a"] })).toBe("erase.permission NOT_YOURS");
  });

  it("spells out which roles `others` are", () => {
    expect(contract.visibility.map(({ id, roles }) => [id, roles])).toEqual([
      ["Device.visibility-support", ["support"]],
      ["Device.visibility-others", ["admin", "agent", "caller"]],
    ]);
  });

  it("hides what is returned, wherever in the result it stands", () => {
    const { operations } = contractOf("articles", articles);
    const shown = (name: string, result: unknown) => {
      const ensures = operations.find(one => one.name === name)!.ensures;
      const env = environment(contract, { result, before: { articles: new Map() }, after: { articles: new Map() } });
      return ensures.map(one => evaluate(one.condition, env));
    };
    const open = { id: "a", published: true, tags: ["x"] };
    const closed = { ...open, published: false };
    const internal = { ...open, tags: ["internal"] };
    expect(shown("count", 1)).toEqual([]);
    expect(shown("all", [open, open])).toEqual([true]);
    expect(shown("all", [open, closed])).toEqual([false]);
    expect(shown("all", [internal])).toEqual([false]);
    expect(shown("page", { articles: [open], best: undefined })).toEqual([true]);
    expect(shown("page", { articles: [open], best: closed })).toEqual([false]);
    expect(shown("page", { articles: [closed], best: open })).toEqual([false]);
  });

  it("of an optional input says nothing where none is given", () => {
    const text = devices
      .replace("| id    | string | refers", "| id    | optional string | refers")
      .replace("`name !== devices[id].name`", '`name !== "x"`');
    const permitted = text.replace("`devices[id].tenant === actor.tenant`", "yes");
    const changed = permitted.replace("| `devices[id].name` | `name`  |", "| `devices` | |");
    const optional = contractOf("devices", changed).operations.find(one => one.name === "rename")!;
    const env = environment(contract, { input: { name: "y" }, before: state, after: state, actor: admin });
    expect(optional.refusals.map(one => evaluate(one.condition, env))).toEqual([true, true, true, true]);
  });
});

describe("the words of a call", () => {
  const codes = (text: string) => compileText("example.spec.md", text).diagnostics.map(one => one.code);
  const spec = (ensures: string, more = "") => `---\nspec: example\n---\n\n# Example\n${more}
## Operations

### ask(n)

| Input | Type      |
| ----- | --------- |
| n     | timestamp |

Returns: boolean

Where:

- \`late\`: \`now > n\`

Ensures:

- **ASK-1** ${ensures}
`;

  it.each(["now", "late"])("`%s` is known in the statements of an operation", word => {
    const condition = word === "now" ? "now > n" : "late";
    expect(codes(spec(`It says so: \`result === (${condition})\``))).toEqual([]);
  });

  it.each([
    ["an invariant", "\n## Invariants\n\n- **INV-1** Late: `now === now`\n"],
    ["a law", "\n## Laws\n\n- **LAW-1** Late: `ask(now)`\n"],
    [
      "a starting value",
      "\n## State\n\n| Name | Type      | Starts |\n| ---- | --------- | ------ |\n| t    | timestamp | `now`  |\n",
    ],
  ])("has no meaning in %s", (_, section) => {
    expect(codes(spec("Late: `result === late`", section))).toContain("no-call-here");
  });

  it("has none in an example", () => {
    const examples = "\n\nExamples:\n\n| n     | returns |\n| ----- | ------- |\n| `now` | `true`  |\n";
    expect(codes(spec(`Late: \`result === late\`${examples}`))).toContain("no-call-here");
  });

  it("comes into a law by no definition either", () => {
    const more = "\n## Definitions\n\n- `soon`: `now`\n\n## Laws\n\n- **LAW-1** Late: `ask(soon)`\n";
    expect(codes(spec("Late: `result === late`", more))).toContain("world-definition");
  });
});
