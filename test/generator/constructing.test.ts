/** `### new Heap(limit)` and `errors: result`. */
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { bind, type ExecutableContract } from "@tenet/runtime";
import { type Case, type Draw, subject } from "@tenet/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { complaints, inFolder, load } from "./compilers.js";

const spec = `---
spec: test.heap
version: 1.0.0
errors: result
---

# Heap

## State

| Name  | Type            | Starts |
| ----- | --------------- | ------ |
| items | list of integer | empty  |

## Operations

### new Heap(limit)

| Input | Type    | Rules        |
| ----- | ------- | ------------ |
| limit | integer | from 1 to 10 |

Requires:

- **HEAP-1** Not five: \`limit !== 5\`, otherwise \`FIVE\`

Changes:

| What    | Becomes | When |
| ------- | ------- | ---- |
| \`items\` | \`[]\`    |      |

### push(x)

| Input | Type    |
| ----- | ------- |
| x     | integer |

Requires:

- **HEAP-2** Not five: \`x !== 5\`, otherwise \`FIVE\`

Changes:

| What    | Becomes      | When |
| ------- | ------------ | ---- |
| \`items\` | \`[...it, x]\` |      |

### size()

Returns: integer

Ensures:

- **HEAP-3** It counts: \`result === items.length\`
`;

const compiled = compileText("heap.spec.md", spec);
const { files } = generate(compiled.value!, { binding: "./heap.binding.js" });
const implementation = {
  name: "heap.binding.ts",
  text: [
    'import { implement, type HeapOperations } from "./heap.contract.js";',
    "const items: number[] = [];",
    "export const heap: HeapOperations = implement({",
    '  push: (x: number) => (x === 5 ? { ok: false as const, error: "FIVE" as const } : (items.push(x), { ok: true as const })),',
    "  size: () => ({ ok: true as const, value: items.length }),",
    "});",
    "// @ts-expect-error there is no such code",
    'export const wrong: HeapOperations = { ...heap, push: () => ({ ok: false, error: "SIX" }) };',
  ].join("\n"),
};

test.each(["six", "seven"] as const)(
  "type-checks under TypeScript %s, with outcomes as the operations' results",
  version => inFolder([...files, implementation], folder => expect(complaints(folder, version)).toBe("")),
);

class Heap {
  constructor(readonly items: number[] | number) {
    if (items === 5) throw Object.assign(new Error("five"), { code: "FIVE" });
    if (typeof items === "number") this.items = [];
  }
  push(x: number) {
    if (x === 5) return { ok: false, error: "FIVE" };
    (this.items as number[]).push(x);
    return { ok: true };
  }
  size() {
    return { ok: true, value: (this.items as number[]).length };
  }
}

class Full extends Heap {
  constructor(items: number[] | number) {
    super(items === 3 ? [1] : items);
  }
}

type Cases = Record<string, (clause?: string) => Draw<Case<object, object>>>;

test("a constructed subject is judged like any other", async () => {
  const [contract, cases] = await inFolder(
    files.filter(file => /contract|arbitraries/.test(file.name)),
    async folder =>
      [
        (await load(folder, "heap.contract.ts"))["contract"] as ExecutableContract,
        (await load(folder, "heap.arbitraries.ts")) as Cases,
      ] as const,
  );
  const heap = (of: typeof Heap, create = true) =>
    subject(
      contract,
      bind({
        ...(create
          ? { create: (world: { state: object }) => new of([...(world.state as { items: number[] }).items]) }
          : {}),
        observe: (one: Heap) => ({ items: one.items }),
        module: { Heap: of },
      } as never),
    );
  const failed = async (of: typeof Heap, operation: string, drawn: Draw<Case<object, object>>, create = true) =>
    (await fc.check(heap(of, create).property(operation, drawn) as fc.IAsyncProperty<unknown>, { seed: 5 }))
      .errorInstance;

  for (const [operation, drawn] of [
    ["Heap", "heapCases"],
    ["push", "pushCases"],
    ["size", "sizeCases"],
  ] as const) {
    expect(await failed(Heap, operation, cases[drawn]!()), operation).toBe(null);
  }
  expect(await failed(Heap, "Heap", cases["heapNearMisses"]!("HEAP-1"))).toBe(null);
  expect(String(await failed(Full, "Heap", cases["heapCases"]!()))).toContain("test.heap/Heap.changes.items");
  expect(await failed(Heap, "Heap", cases["heapCases"]!(), false)).toBe(null);
  expect(String(await failed(Heap, "push", cases["pushCases"]!(), false))).toContain(
    "give it create(world), which may call new Heap(…)",
  );
});
