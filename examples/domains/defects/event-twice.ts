import { bind } from "@tenet/runtime";
import type { OrderId, PlaceInput, Orders as Spec } from "../generated/orders.contract.js";
import { Orders } from "../src/orders.js";

/** An event is emitted twice: once by what it inherits, and once more. */
class Chatty extends Orders {
  override place(input: PlaceInput): OrderId {
    const order = super.place(input);
    this.emit({ event: "Placed", data: { order } });
    return order;
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Chatty(state, ports, now, newId, emit),
  observe: ({ products, orders }: Orders) => ({ products, orders }),
});
