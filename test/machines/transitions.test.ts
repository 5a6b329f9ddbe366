/** Rows of Transitions are promises of the operations: what is refused, and what has become of the entity. */
import { fileURLToPath } from "node:url";
import { type Contract, compileText } from "@tenet/checker";
import { verify } from "@tenet/verifier";
import { describe, expect, it, test } from "vitest";
import { orders } from "./orders.js";

function compiled(text: string): Contract {
  const { value, diagnostics } = compileText("orders.spec.md", text);
  expect(diagnostics).toEqual([]);
  return value!;
}

/** The orders with other rows. */
const withRows = (...rows: string[]) => {
  const [head, table = ""] = orders.split("## Transitions: Order.status");
  const [top = "", line = ""] = table.trim().split("\n");
  const columns = rows.some(row => row.split("|").length > 7) ? [`${top} Of |`, `${line} -- |`] : [top, line];
  return `${head}## Transitions: Order.status\n\n${[...columns, ...rows].join("\n")}\n\nFinal: sent.\n`;
};

const refusals = (contract: Contract, name: string) =>
  contract.operations
    .find(one => one.name === name)!
    .refusals.filter(one => one.from === "transition")
    .map(one => [one.code, one.expression]);

const outcomes = (contract: Contract, name: string) =>
  contract.operations.find(one => one.name === name)!.ensures.map(one => one.expression);

describe("an operation refuses", () => {
  const contract = compiled(orders);

  it("another state, with the code of the row", () => {
    expect(refusals(contract, "pay")).toEqual([["NOT_DRAFT", 'orders[id].status === "draft"']]);
    expect(outcomes(contract, "pay")).toEqual([
      'old(orders[id].status === "draft") implies orders[id].status === "paid"',
    ]);
  });

  it("each state with its own code, and a state without a row with the first", () => {
    expect(refusals(contract, "cancel")).toEqual([
      ["TOO_LATE", 'orders[id].status in ["draft", "paid"]'],
      ["TOO_DEAR", 'orders[id].status === "paid" implies orders[id].total < 500'],
    ]);
  });

  it("to bring into being what is there, and to remove what is in use", () => {
    expect(refusals(contract, "create")).toEqual([["EXISTS", "!(id in orders)"]]);
    expect(outcomes(contract, "create")).toEqual(['old(!(id in orders)) implies orders[id].status === "draft"']);
    expect(outcomes(contract, "purge")).toEqual(['old(orders[id].status === "cancelled") implies !(id in orders)']);
  });

  it("after references and before Requires", () => {
    const text = orders.replace(
      "Ensures:\n\n- **SND-1**",
      'Requires:\n\n- **SND-0** Not by ox: `carrier !== "ox"`, otherwise `OX`\n\nEnsures:\n\n- **SND-1**',
    );
    const send = compiled(text).operations.find(one => one.name === "send")!;
    expect(send.refusals.map(one => one.id)).toEqual(["send.id.refers", "send.transition", "SND-0"]);
  });
});

describe("without Otherwise", () => {
  const rows = [
    "| – | create | draft | | `EXISTS` |",
    "| draft | pay | paid | | |",
    "| paid | send | sent | | `NOT_PAID` |",
  ];
  const more = ["| any except sent | cancel | cancelled | | `TOO_LATE` |", "| cancelled | purge | – | | `IN_USE` |"];

  it("the state is the caller's duty", () => {
    const contract = compiled(withRows(...rows, ...more));
    const pay = contract.operations.find(one => one.name === "pay")!;
    expect(pay.requires.map(one => one.expression)).toEqual(['orders[id].status === "draft"']);
    expect(contract.promises.find(one => one.id === "pay.transition")).toMatchObject({ kind: "precondition" });
  });

  it("it is no duty where Requires refuse it anyway", () => {
    const text = withRows(...rows, ...more).replace(
      "### pay({ id, amount })",
      '### pay({ id, amount })\n\nRequires:\n\n- **PAY-1** A draft: `orders[id].status === "draft"`, otherwise `NOT_DRAFT`\n',
    );
    const pay = compileText("orders.spec.md", text).value!.operations.find(one => one.name === "pay")!;
    expect(pay.requires).toEqual([]);
    expect(pay.refusals.map(one => one.id)).toContain("PAY-1");
  });
});

describe("promises", () => {
  it("are numbered and said in words", () => {
    const texts = compiled(orders)
      .promises.filter(one => one.kind === "transition")
      .map(one => [one.id, one.text]);
    expect(texts).toEqual([
      ["Order.status.create", "An order comes into being as draft by create"],
      ["Order.status.pay", "A draft order becomes paid by pay"],
      ["Order.status.send", "A paid order becomes sent by send"],
      ["Order.status.cancel", "A draft order becomes cancelled by cancel"],
      ["Order.status.cancel-2", "A paid order becomes cancelled by cancel"],
      ["Order.status.purge", "A cancelled order is removed by purge"],
    ]);
  });

  it("that something comes into being calls it as the spec does", () => {
    const texts = compiled(orders.replaceAll("Order", "Held"))
      .promises.map(one => one.text)
      .filter(text => text.startsWith("create needs"));
    expect(texts).toEqual(["create needs a key at which there is no Held yet"]);
  });

  it("of what happens by itself are not checked, which is said", () => {
    const text = orders
      .replace("| total   | integer |", "| until   | timestamp |            |            |\n| total   | integer |")
      .replaceAll("total: 0", "until: now, total: 0")
      .replaceAll("total: it.total", "until: it.until, total: it.total")
      .replace(
        "| cancelled   | purge",
        "| draft       | by itself, at `until` | cancelled | | |\n| cancelled   | purge",
      );
    const { value } = compileText("orders.spec.md", text);
    expect(value!.promises.find(one => one.id === "Order.status.itself")).toMatchObject({
      text: "A draft order becomes cancelled by itself, at until",
      notChecked: "nobody calls it: it happens by itself; checked in a later version",
    });
  });
});

describe("spec verify", () => {
  async function broken(mistake: string): Promise<string[]> {
    const { value, source } = compileText("orders.spec.md", orders);
    const path = fileURLToPath(new URL(`./implementations/orders-${mistake}.ts`, import.meta.url));
    const options = { implementation: { name: mistake, path }, runs: 60, seed: 7, deadline: 300, skipTypes: true };
    const { verdicts } = await verify({ contract: value!, specText: source.text, ...options });
    return verdicts.filter(one => one.status !== "held").map(one => one.promise.replace("shop.orders/", ""));
  }

  test("holds every promise of the right one, fields of some states included", async () => {
    expect(await broken("right")).toEqual([]);
  });

  test.each([
    ["pays-sent", ["pay.transition"]],
    ["cancels-dear", ["cancel.transition-TOO_DEAR"]],
    ["purges-all", ["purge.transition"]],
    ["overwrites", ["create.transition"]],
    ["keeps-paid", ["cancel.changes.orders[id]"]],
    ["forgets-paid", ["SND-1", "Order.paid.immutable"]],
  ])("refutes what it breaks: %s", async (mistake, promises) => {
    expect(await broken(mistake)).toEqual(expect.arrayContaining(promises));
  });
});
