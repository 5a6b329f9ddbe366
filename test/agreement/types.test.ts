/** What is printed passes the strict type check of a user's project. */
import { fileURLToPath } from "node:url";
import type { Type } from "@tenet/checker";
import { printExpression, typeText } from "@tenet/generator";
import fc from "fast-check";
import { Project, ts } from "ts-morph";
import { expect, it } from "vitest";
import { expressions } from "./expressions.js";
import { declarations, options } from "./printed.js";

const state = `
type Rec = { readonly a: number; readonly b: string; readonly opt?: number | undefined; readonly own?: number | undefined; readonly "in-side": "red" | "green" };
interface State {
  readonly n: number; readonly m: number; readonly small: number; readonly x: number; readonly y: number; readonly s: string; readonly class: string;
  readonly b: boolean; readonly c: "red" | "green"; readonly t: Date; readonly u: Date; readonly d: number; readonly day: string; readonly maybe?: number | undefined;
  readonly rec: Rec; readonly pair: readonly [number, string]; readonly map: ReadonlyMap<string, Rec>; readonly times: ReadonlyMap<Date, number>;
  readonly dictionary: Readonly<Record<string, number>>; readonly set: ReadonlySet<Rec>; readonly words: ReadonlySet<string>;
  readonly union: number | string | readonly number[] | Rec | ReadonlySet<string> | Date | boolean;
  readonly integers: readonly number[]; readonly numbers: readonly number[]; readonly strings: readonly string[]; readonly records: readonly Rec[];
  readonly lists: readonly (readonly number[])[]; readonly moments: readonly Date[];
  readonly price: bigint; readonly fee: bigint; readonly tax: bigint; readonly big: bigint; readonly rebate?: bigint | undefined;
  readonly prices: readonly bigint[]; readonly bigs: readonly bigint[]; readonly bill: ReadonlyMap<bigint, bigint>;
}`;

it("random expressions, printed, pass TypeScript's strict checks", () => {
  const exprs = fc.sample(expressions, { numRuns: 200 });
  const helpers = new Set<string>();
  const printed = exprs.map(expr => printExpression(expr, options(helpers, { type })));
  // No literal without a `toString` of its own is a Rec to TypeScript.
  const lines = printed.map((one, i) => `export const e${i} = () => ${one.replaceAll(".toString", ".own")};`);
  const functions = declarations(helpers);
  const text = [
    `import { ${[...helpers].join(", ")} } from "@tenet/runtime";`,
    state,
    "declare const input: State, before: State, after: State, result: Rec, it: number;",
    functions,
    ...lines,
  ].join("\n");
  expect(faultsOf(text)).toEqual([]);
});

const type = (one: Type) => typeText(one, { type: name => (name === "Small" ? "number" : "Rec") });

/** What the compiler says of the text as a module of this folder, each with its line. */
function faultsOf(text: string): string[] {
  const project = new Project({
    compilerOptions: {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    },
  });
  const file = project.createSourceFile(fileURLToPath(new URL("./printed-expressions.ts", import.meta.url)), text);
  return file
    .getPreEmitDiagnostics()
    .map(
      one =>
        `${ts.flattenDiagnosticMessageText(one.compilerObject.messageText, "\n")}\n${text.split("\n")[(one.getLineNumber() ?? 1) - 1]}`,
    );
}
