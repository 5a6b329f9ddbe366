import { bind } from "@tenet/runtime";
import type { OrderId, PlaceInput, Orders as Spec } from "../generated/orders.contract.js";
import { Orders } from "../src/orders.js";

/** A refusal that changes state: goods are put aside line by line, and stay there when one of them is missing. */
class Hasty extends Orders {
  override place(input: PlaceInput): OrderId {
    const before = [...this.products];
    for (const { sku, quantity } of input.cart) {
      const product = this.products.get(sku);
      if (product === undefined || quantity > product.stock - product.aside) return super.place(input);
      this.products.set(sku, { ...product, aside: product.aside + quantity });
    }
    for (const [sku, product] of before) this.products.set(sku, product);
    return super.place(input);
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Hasty(state, ports, now, newId, emit),
  observe: ({ products, orders }: Orders) => ({ products, orders }),
});
