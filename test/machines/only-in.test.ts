/** Fields that exist in some states only: what is no state of the entity cannot be written down. */
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type { ExecutableContract } from "@tenet/runtime";
import { describe, expect, it } from "vitest";
import { complaints, inFolder, load } from "../generator/compilers.js";
import { orders } from "./orders.js";

const { value } = compileText("orders.spec.md", orders);
const files = generate(value!).files.filter(one => one.name.endsWith(".ts"));
const codes = (text: string) => compileText("orders.spec.md", text).diagnostics.map(one => one.code);

const draft = { id: "ord_a", total: 1, status: "draft" };
const paid = { ...draft, status: "paid", paid: 1 };

describe("the entity", () => {
  it("is a record for each set of states with equal fields", () => {
    const order = value!.types.find(one => one.name === "Order")!.type.type;
    const members = order.kind === "union" ? order.members.map(one => one.type) : [];
    const shown = members.map(type =>
      type.kind === "record"
        ? type.fields.map(({ name, type: { type: field } }) => (field.kind === "enum" ? field.values.join("|") : name))
        : [],
    );
    expect(shown).toEqual([
      ["id", "total", "draft|cancelled"],
      ["id", "total", "paid", "paid"],
      ["id", "total", "sent", "paid", "carrier"],
    ]);
  });

  it("is one record where all states have the same fields", () => {
    const all = orders.replaceAll(/\| (paid, sent|sent) +\|$/gm, "| draft, paid, sent, cancelled |");
    const order = compileText("orders.spec.md", all).value!.types.find(one => one.name === "Order")!;
    expect(order.type.type.kind).toBe("record");
  });
});

describe("reading a field of some states", () => {
  it("needs the question which state it is", () => {
    expect(codes(orders)).toEqual([]);
    expect(codes(orders.replace('`status === "sent" implies paid', "`paid"))).toContain("field-of-some");
    expect(
      codes(orders.replace('`status === "sent" implies paid >= 1', '`status !== "draft" implies paid >= 1')),
    ).toContain("field-of-some");
  });

  it("is free where all other states are ruled out", () => {
    const text = orders.replace(
      'status === "sent" implies paid >= 1 && carrier !== ""',
      '(status !== "draft" && status !== "cancelled") implies paid >= 1',
    );
    expect(codes(text)).toEqual([]);
  });

  it("is free in what Transitions establish", () => {
    const text = orders.replace("`total < 500`", "`paid < 5`    ");
    expect(codes(text)).toEqual([]);
    expect(codes(text.replace("| paid        | cancel", "| paid, sent | cancel"))).not.toContain("field-of-some");
    expect(
      codes(
        orders.replace(
          "| draft       | cancel | cancelled |              ",
          "| draft       | cancel | cancelled | `paid < 5`  ",
        ),
      ),
    ).toContain("unknown-field");
  });
});

describe("generated code", () => {
  it.each(["six", "seven"] as const)("satisfies TypeScript %s", version =>
    inFolder(files, folder => expect(complaints(folder, version)).toBe("")),
  );

  it("takes no illegal state, in types, schema and contract", async () => {
    const wrong =
      'import type { Order } from "./orders.contract.js";\nexport const wrong: Order = { id: "", total: 1, status: "draft", paid: 1 };\n';
    await inFolder([...files, { name: "wrong.ts", text: wrong }], folder =>
      expect(complaints(folder, "seven")).toContain("'paid' does not exist"),
    );
    await inFolder(files, async folder => {
      const schemas = (await load(folder, "orders.schemas.ts")) as Record<
        string,
        { safeParse(value: unknown): { success: boolean } }
      >;
      const fits = (order: object) => schemas["OrderSchema"]!.safeParse(order).success;
      expect([fits(draft), fits(paid), fits({ ...draft, status: "paid" })]).toEqual([true, true, false]);
      const { contract } = (await load(folder, "orders.contract.ts")) as { contract: ExecutableContract };
      const type = contract.invariants.find(one => one.id === "orders.type")!;
      const holds = (order: object) => {
        const state = { orders: new Map([["ord_a", order]]) };
        return type.holds({ input: {}, before: state, after: state, result: undefined });
      };
      expect([holds(draft), holds(paid), holds({ ...draft, status: "paid" })]).toEqual([true, true, false]);
      const kept = (was: object, is: object) =>
        contract.history!.map(one => {
          const [before, after] = [was, is].map(order => ({ orders: new Map([["ord_a", order]]) }));
          return [one.id, one.holds({ input: {}, before: before!, after: after!, result: undefined })];
        });
      expect(kept(draft, { ...paid, total: 2 })).toEqual([
        ["Order.total.immutable", false],
        ["Order.paid.immutable", true],
      ]);
      expect(kept(paid, { ...paid, paid: 2 })).toEqual([
        ["Order.total.immutable", true],
        ["Order.paid.immutable", false],
      ]);
    });
  });
});
