import { bind } from "@tenet/runtime";
import type { PaymentId, Payments as Spec } from "../generated/payments.contract.js";
import { Payments } from "../src/payments.js";

/** A transition from a wrong state: what was paid can be canceled, and the money is forgotten. */
class Careless extends Payments {
  override async cancel({ id }: { id: PaymentId }) {
    const payment = this.payments.get(id);
    if (payment?.status !== "paid") return super.cancel({ id });
    const { amount, currency, secret } = payment;
    this.payments.set(id, { id, amount, currency, secret, status: "canceled" });
    return { ok: true, value: undefined } as const;
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Careless(state, ports, now, newId, emit),
  observe: (service: Payments) => ({ payments: service.payments, refunds: service.refunds }),
});
