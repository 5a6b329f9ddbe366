/** The states of entities as types: what they let through and what they do not. */
import { fileURLToPath } from "node:url";
import { emitters, generate } from "@tenet/generator";
import { Project, ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { moduleOf } from "./levels.js";
import { contractOf, specs } from "./specs.js";

const states = emitters.find(one => one.name === "states")!;
const textOf = (path: string) => states.emit(contractOf(path)).files[0]?.text;

/** What the compiler says of `use` beside the generated files of the specs. */
function faultsOf(paths: readonly string[], use: string): string[] {
  const project = new Project({
    compilerOptions: {
      ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noUnusedLocals: true },
      ...{ noEmit: true, skipLibCheck: true, types: [] },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
  });
  const at = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
  for (const contract of paths.map(contractOf)) {
    const files = generate(contract).files.filter(one => one.name.endsWith(".contract.ts"));
    for (const { name, text } of [...files, ...states.emit(contract).files]) project.createSourceFile(at(name), text);
  }
  project.createSourceFile(at("use.ts"), use);
  return project
    .getPreEmitDiagnostics()
    .map(one => ts.flattenDiagnosticMessageText(one.compilerObject.messageText, "\n").split("\n")[0] ?? "");
}

describe("states as types", () => {
  test("compile, of every spec with Transitions", () => {
    const all = specs.filter(path => textOf(path) !== undefined);
    expect(all.length).toBeGreaterThan(5);
    expect(faultsOf(all, "export {};")).toEqual([]);
  });

  test("a field that only one state has is there behind the guard alone", () => {
    const use = `
      import { isOrderShipped, type OrderPaid, type OrderTransitions } from "./orders.states.js";
      import type { Order } from "./orders.contract.js";
      export const parcel = (order: Order): string => (isOrderShipped(order) ? order.parcel : "none");
      export const paidAt = (order: OrderPaid): Date => order.paidAt;
      export const next: OrderTransitions["placed"]["pay"] = "paid";
    `;
    expect(faultsOf(["domains/orders.spec.md"], use)).toEqual([]);
    const wrong = `
      import type { OrderCanceled, OrderTransitions } from "./orders.states.js";
      export const parcel = (order: OrderCanceled): string => order.parcel;
      export const next: OrderTransitions["placed"]["pay"] = "shipped";
      export const none: OrderTransitions["placed"]["ship"] = "shipped";
    `;
    expect(faultsOf(["domains/orders.spec.md"], wrong)).toEqual([
      expect.stringContaining("Property 'parcel' does not exist"),
      expect.stringContaining(`Type '"shipped"' is not assignable to type '"paid"'`),
      expect.stringContaining("Property 'ship' does not exist"),
    ]);
  });

  test("guards ask the field", () => {
    const { isAccountOpen, isAccountClosed } = moduleOf(textOf("bank/bank.spec.md")!) as Record<
      string,
      (value: unknown) => boolean
    >;
    expect([isAccountOpen!({ status: "open" }), isAccountClosed!({ status: "open" })]).toEqual([true, false]);
  });
});
