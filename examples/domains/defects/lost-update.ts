import { bind } from "@tenet/runtime";
import type { OrderId, PlaceInput, Orders as Spec } from "../generated/orders.contract.js";
import { Orders } from "../src/orders.js";

/** A lost update: between what was read and what is written, another order may come. */
class Slow extends Orders {
  async placeLater(input: PlaceInput): Promise<OrderId> {
    const read = new Map(this.products);
    await Promise.resolve();
    const id = this.place(input);
    for (const { sku, quantity } of input.cart) {
      const product = read.get(sku);
      if (product !== undefined) this.products.set(sku, { ...product, aside: product.aside + quantity });
    }
    return id;
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Slow(state, ports, now, newId, emit),
  observe: ({ products, orders }: Orders) => ({ products, orders }),
  operations: { place: (orders: Slow, input) => orders.placeLater(input) },
});
