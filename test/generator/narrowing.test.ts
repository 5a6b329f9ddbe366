/** What the spec knows of a value and TypeScript cannot see is written down: generated files type-check. */
import { readFileSync } from "node:fs";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { expect, test } from "vitest";
import { complaints, inFolder, load } from "./compilers.js";

const spec = readFileSync(new URL("../cases/shapes/shapes.spec.md", import.meta.url), "utf8");
const compiled = compileText("shapes.spec.md", spec);
const { files } = generate(compiled.value!, { binding: "./shapes.binding.js" });
const binding = { name: "shapes.binding.ts", text: "export const area = () => undefined;\n" };

interface Loaded {
  readonly contract: {
    readonly invariants: readonly { readonly id: string; holds(scene: unknown): boolean }[];
    readonly operations: Record<
      string,
      {
        complete(input: object): Record<string, unknown>;
        readonly refusals: readonly { readonly id: string; holds(scene: unknown): boolean }[];
      }
    >;
  };
}

test("the spec has no mistake", () => expect(compiled.diagnostics.map(one => one.message)).toEqual([]));

test.each(["six", "seven"] as const)("narrowed unions and typed literals pass TypeScript %s", version =>
  inFolder([...files, binding], folder => expect(complaints(folder, version)).toBe("")),
);

test("they mean what they say", () =>
  inFolder(
    files.filter(file => file.name === "shapes.contract.ts"),
    async folder => {
      const { contract } = (await load(folder, "shapes.contract.ts")) as unknown as Loaded;
      const area = contract.operations["area"]!;
      const { marks, at } = area.complete({});
      expect([marks, at]).toEqual([new Set(["red", "green"]), new Date("2024-05-01T10:00:00Z")]);

      const state = {
        shapes: [{ kind: "circle", radius: 1000 }],
        byName: new Map(),
        values: new Map<string, unknown>([["a", new Date(0)]]),
        tags: new Set(),
        seen: new Map(),
      };
      const broken = contract.invariants
        .filter(one => !one.holds({ after: state, before: state, input: {} }))
        .map(one => one.id);
      expect(broken).toEqual(["SHP-1", "SHP-4"]);

      const refused = (value: unknown) =>
        area.refusals
          .filter(one => !one.holds({ input: { shape: { kind: "box", width: 1, height: 1 }, value }, before: state }))
          .map(one => one.id);
      expect([[], [1], new Set(), new Set(["a"]), { a: 0 }, { a: 1 }, "text"].map(refused)).toEqual([
        ["ARE-2"],
        [],
        ["ARE-3"],
        [],
        ["ARE-4"],
        [],
        [],
      ]);
    },
  ));

test("no line of code is longer than it must be", () => {
  for (const { name, text } of files) {
    const long = text
      .split("\n")
      .filter(
        line =>
          line.length > 120 &&
          !/^\s*(?:test\(|test\.todo\(|(?:expression|text): "|"|export type |type |export const )/.test(line),
      );
    expect(long, name).toEqual([]);
  }
});
