/** The types that generated code has for dependencies, events and error codes. */
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type { ExecutableContract } from "@tenet/runtime";
import { expect, test } from "vitest";
import { complaints, inFolder, load, type Text } from "../generator/compilers.js";
import { shop } from "./spec.js";

function filesOf(text: string): readonly Text[] {
  const { value, diagnostics } = compileText("orders.spec.md", text);
  expect(diagnostics.filter(one => one.severity === "error")).toEqual([]);
  return generate(value!).files.filter(file => file.name.endsWith(".contract.ts"));
}

const user = `
import { errors, type OrderHeld, type OrderPaid, type OrdersErrorCode, type OrdersErrorData, type OrdersEvent,
  type OrdersPorts, type OrdersRefusal, type RateFeed } from "./orders.contract.js";

const feed: RateFeed = { rate: (from, to) => (from === to ? 1 : 2) };
export const ports: OrdersPorts = {
  RateFeed: { rate: async from => (from === "EUR" ? 1 : 2) },
  Acquirer: { capture: (id, amount) => ({ reference: id + amount }), release: async () => {} },
};
const paid: OrderPaid = { id: "ord_aaaaaaaa", total: 12 };
const held: OrderHeld = { id: "ord_aaaaaaaa" };
export const events: OrdersEvent[] = [
  { event: "OrderPaid", data: paid },
  { event: "OrderHeld", data: held },
  { event: "Ping", data: {} },
];
// @ts-expect-error An event has the data of its own type.
events.push({ event: "OrderPaid", data: held });
// @ts-expect-error The feed answers numbers.
export const wrong: RateFeed = { rate: () => "1" };
export const code: OrdersErrorCode = "KEY_IN_USE";
// @ts-expect-error Only codes of the table.
export const none: OrdersErrorCode = "NONE";
export const refusals: OrdersRefusal[] = ["NOT_FOUND", "DECLINED", "KEY_REUSED"];
export const data: OrdersErrorData["DECLINED"] = { reason: "empty" };
export const retry: true = errors.KEY_IN_USE.retry;
export const status: 404 = errors.NOT_FOUND.status;
export const rate = feed.rate("EUR", "USD");
`;

test("stand in the contract's module and compile under both compilers", () =>
  inFolder([...filesOf(shop), { name: "user.ts", text: user }], async folder => {
    expect(complaints(folder, "six")).toBe("");
    expect(complaints(folder, "seven", true)).toBe("");
    const { errors } = await load(folder, "orders.contract");
    expect(errors).toEqual({
      NOT_FOUND: { status: 404, retry: false },
      NOT_OPEN: { status: 409 },
      DECLINED: { status: 402, retry: false },
      KEY_REUSED: {},
      KEY_IN_USE: { status: 409, retry: true },
    });
  }));

test("carry no text of the spec but as what it is", () => {
  const hostile = shop
    .replace("there is no such order", "*/ export const hacked = 1; /* ${1}")
    .replace("the rates of the bank", "*/ } export const hacked = 2; /*")
    .replace("which one", "*/ export const hacked = 3; /*")
    .replaceAll("NOT_OPEN", "not.open-yet")
    .replaceAll("OrderHeld", "Promise")
    .replace("`capture(id: OrderId, amount: integer)", "`capture(class: OrderId, arguments: integer)");
  return inFolder(filesOf(hostile), async folder => {
    expect(complaints(folder, "seven", true)).toBe("");
    const module = await load(folder, "orders.contract");
    expect(Object.keys(module).sort()).toEqual(["contract", "errors", "implement"]);
    expect(module["errors"]).toHaveProperty(["not.open-yet"]);
  });
});

test("leave a spec without such sections as it was", () => {
  const plain =
    "---\nspec: a\n---\n\n# A\n\n## Operations\n\n### f(x)\n\n| Input | Type |\n| --- | --- |\n| x | integer |\n";
  const [file] = generate(compileText("a.spec.md", plain).value!).files;
  expect(file!.text).not.toMatch(/Ports|Event|errors =/);
});

test("hold no call to a row that applies only when a dependency fails, nor to the one in whose place it applies", () =>
  inFolder(filesOf(shop), async folder => {
    const { contract } = await load(folder, "orders.contract");
    const { changes } = (contract as ExecutableContract).operations["pay"]!;
    expect(changes!.map(row => [row.expression, row.becomes])).toEqual([
      ["orders[id].status", undefined],
      ["orders[id].status", undefined],
    ]);
  }));
