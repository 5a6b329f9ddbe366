import { bind } from "@tenet/runtime";
import type { Money, Rate, Orders as Spec } from "../generated/orders.contract.js";
import { Orders } from "../src/orders.js";

/** A rounding error: half a cent goes down. */
class HalfDown extends Orders {
  protected override share(amount: Money, rate: Rate): Money {
    return (amount * rate + 4_999n) / 10_000n;
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new HalfDown(state, ports, now, newId, emit),
  observe: ({ products, orders }: Orders) => ({ products, orders }),
});
