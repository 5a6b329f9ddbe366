/** The right one, and ways to get the states wrong. */
import { bind } from "@tenet/runtime";

type Order = { id: string; total: number } & (
  | { status: "draft" | "cancelled" }
  | { status: "paid"; paid: number }
  | { status: "sent"; paid: number; carrier: string }
);
type Mistake = "right" | "pays-sent" | "cancels-dear" | "keeps-paid" | "forgets-paid" | "purges-all" | "overwrites";

const refuse = (code: string) => Object.assign(new Error(code), { code });

export class Orders {
  constructor(
    readonly orders: Map<string, Order>,
    private readonly mistake: Mistake,
  ) {}

  create({ id }: { id: string }): void {
    if (this.orders.has(id) && this.mistake !== "overwrites") throw refuse("EXISTS");
    this.orders.set(id, { id, total: 0, status: "draft" });
  }

  pay({ id, amount }: { id: string; amount: number }): void {
    const { status, total } = this.find(id);
    if (status !== "draft" && !(this.mistake === "pays-sent" && status === "sent")) throw refuse("NOT_DRAFT");
    this.orders.set(id, { id, total, status: "paid", paid: amount });
  }

  send({ id, carrier }: { id: string; carrier: string }): void {
    const order = this.find(id);
    if (order.status !== "paid") throw refuse("NOT_PAID");
    const paid = this.mistake === "forgets-paid" ? 1 : order.paid;
    this.orders.set(id, { id, total: order.total, status: "sent", paid, carrier });
  }

  cancel({ id }: { id: string }): void {
    const order = this.find(id);
    if (order.status !== "draft" && order.status !== "paid") throw refuse("TOO_LATE");
    if (order.status === "paid" && order.total >= 500 && this.mistake !== "cancels-dear") throw refuse("TOO_DEAR");
    const left = this.mistake === "keeps-paid" ? order : { id, total: order.total };
    this.orders.set(id, { ...left, status: "cancelled" });
  }

  purge({ id }: { id: string }): void {
    if (this.find(id).status !== "cancelled" && this.mistake !== "purges-all") throw refuse("IN_USE");
    this.orders.delete(id);
  }

  private find(id: string): Order {
    const order = this.orders.get(id);
    if (order === undefined) throw refuse("NOT_FOUND");
    return order;
  }
}

export const ordersWith = (mistake: Mistake) =>
  bind({
    create: ({ state }) => new Orders(structuredClone(state as { orders: Map<string, Order> }).orders, mistake),
    observe: (subject: Orders) => ({ orders: subject.orders }),
  });
