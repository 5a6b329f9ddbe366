// The order shape, right and wrong ones.

/** 64 of them: 8 fields, 5 lines. */
export const orders = Array.from({ length: 64 }, (_, i) => order(i));

function order(i) {
  const lines = Array.from({ length: 5 }, (_, line) => ({
    sku: `SKU-${i}-${line}`,
    quantity: ((i * 7 + line) % 9) + 1,
    price: 199 + i * 13 + line,
    gift: line % 2 === 0,
  }));
  const [shipping, discount] = [490, i % 100];
  return {
    id: `ord_${String(i).padStart(8, "0")}`,
    customer: `Customer ${i}`,
    currency: ["EUR", "USD", "GBP"][i % 3],
    lines,
    shipping,
    discount,
    total: lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0) + shipping - discount,
    express: i % 4 === 0,
  };
}

const changed = (path, change) => {
  const wrong = structuredClone(orders[3]);
  const at = path.slice(0, -1).reduce((value, key) => value[key], wrong);
  change(at, path.at(-1));
  return wrong;
};
const set = (path, value) => changed(path, (at, key) => (at[key] = value));

/** Each must be refused by every contender. */
export const wrongOrders = [
  set(["id"], "ord_1"),
  set(["customer"], ""),
  set(["currency"], "CHF"),
  set(["lines"], []),
  set(["lines", 2, "quantity"], 0),
  set(["lines", 2, "quantity"], 1.5),
  set(["lines", 2, "price"], Number.NaN),
  set(["lines", 2, "sku"], undefined),
  set(["lines", 2, "more"], 1),
  set(["more"], 1),
  set(["total"], 1),
  set(["express"], "yes"),
  set(["shipping"], 500),
  set(["discount"], 100_000_000),
  changed(["express"], (at, key) => delete at[key]),
];
