import { bind } from "@tenet/runtime";
import type { Orders as Spec } from "../generated/orders.contract.js";
import { Orders } from "./orders.js";

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Orders(state, ports, now, newId, emit),
  observe: ({ products, orders }: Orders) => ({ products, orders }),
});
