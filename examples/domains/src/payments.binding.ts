import { bind } from "@tenet/runtime";
import type { Payments as Spec } from "../generated/payments.contract.js";
import { Payments } from "./payments.js";

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Payments(state, ports, now, newId, emit),
  observe: (service: Payments) => ({ payments: service.payments, refunds: service.refunds }),
});
