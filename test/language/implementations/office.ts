/** The right one, and ways to get it wrong. */
import { bind } from "@tenet/runtime";

type Order = { id: string; total: bigint; status: string; paid?: bigint; reviewer?: string };
type Mistake = "right" | "prepends" | "takes-unpaid" | "pays-cent-more";

const refuse = (code: string) => Object.assign(new Error(code), { code });

class Office {
  constructor(
    readonly orders: Map<string, Order>,
    readonly log: bigint[],
    private readonly newId: (kind: string) => string,
    private readonly mistake: Mistake,
  ) {}

  make({ total }: { total: bigint }): Order {
    if (this.log.length >= 10) throw refuse("FULL");
    const order = { id: this.newId("uuid"), total, status: "draft" };
    this.orders.set(order.id, order);
    if (this.mistake === "prepends") this.log.unshift(total);
    else this.log.push(total);
    return order;
  }

  review({ id, reviewer }: { id: string; reviewer: string }): void {
    const order = this.find(id);
    if (order.status !== "draft") throw refuse("BAD");
    this.orders.set(id, { ...order, status: "in review", reviewer });
  }

  pay({ id, amount }: { id: string; amount: bigint }): void {
    const order = this.find(id);
    if (order.status !== "in review") throw refuse("BAD");
    if (amount > order.total) throw refuse("TOO_MUCH");
    this.orders.set(id, { ...order, status: "paid", paid: amount });
  }

  more({ id, amount }: { id: string; amount: bigint }): void {
    const order = this.find(id);
    if (order.status !== "paid" && this.mistake !== "takes-unpaid") throw refuse("NOT_PAID");
    const paid = (order.paid ?? 0n) + amount;
    if (paid > order.total) throw refuse("TOO_MUCH");
    order.paid = this.mistake === "pays-cent-more" && paid < order.total ? paid + 1n : paid;
  }

  private find(id: string): Order {
    const order = this.orders.get(id);
    if (order === undefined) throw refuse("NOT_FOUND");
    return order;
  }
}

export const officeWith = (mistake: Mistake) =>
  bind({
    create: ({ state, newId }) => {
      const { orders, log } = structuredClone(state) as { orders: Map<string, Order>; log: bigint[] };
      return new Office(orders, log, newId, mistake);
    },
    observe: ({ orders, log }: Office) => ({ orders, log }),
  });
