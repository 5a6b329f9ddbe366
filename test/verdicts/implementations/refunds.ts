import { bind } from "@tenet/runtime";

interface State {
  readonly payments: Map<string, { paid: boolean; refunded: number }>;
  readonly refunds: Map<string, { payment: string; amount: number }>;
}

/** Does what the spec says. */
class Payments {
  constructor(readonly state: State) {}

  ask(id: string): void {
    if (this.state.payments.has(id)) throw failure("TAKEN");
    this.state.payments.set(id, { paid: false, refunded: 0 });
  }

  pay(id: string): void {
    if (this.find(id).paid) throw failure("PAID");
    this.state.payments.set(id, { paid: true, refunded: 0 });
  }

  refund({ key, id, amount }: { key: string; id: string; amount: number }): void {
    const payment = this.find(id);
    if (this.state.refunds.has(key)) throw failure("TAKEN");
    if (!payment.paid) throw failure("NOT_PAID");
    if (payment.refunded + amount > 100) throw failure("TOO_MUCH");
    this.state.refunds.set(key, { payment: id, amount });
    this.state.payments.set(id, { ...payment, refunded: payment.refunded + amount });
  }

  private find(id: string) {
    const payment = this.state.payments.get(id);
    if (payment === undefined) throw failure("NOT_FOUND");
    return payment;
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export default bind({
  create: ({ state }) => {
    const { payments, refunds } = state as State;
    return new Payments({ payments: new Map(payments), refunds: new Map(refunds) });
  },
  observe: (subject: Payments) => ({ ...subject.state }),
});
