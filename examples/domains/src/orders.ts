import type {
  Cart,
  Line,
  Money,
  Order,
  OrderId,
  OrdersEvent,
  OrdersPorts,
  OrdersRefusal,
  OrdersState,
  PlaceInput,
  Product,
  Quantity,
  QuoteInput,
  Rate,
  ShipInput,
  Sku,
} from "../generated/orders.contract.js";
import { Refused } from "./refused.js";
import { within } from "./within.js";

/** Orders in memory. What it must do stands in orders.spec.md. */
export class Orders {
  readonly products: Map<Sku, Product>;
  readonly orders: Map<OrderId, Order>;
  /** Orders for which money is being asked. */
  private readonly paying = new Set<OrderId>();

  constructor(
    state: OrdersState,
    protected readonly ports: OrdersPorts,
    protected readonly now: () => number,
    private readonly newId: (kind: string) => string,
    protected readonly emit: (event: OrdersEvent) => void,
  ) {
    this.products = new Map(state.products);
    this.orders = new Map(state.orders);
  }

  quote({ cart, discount = 0n }: QuoteInput): Money {
    return totalOf(this.linesOf(cart, discount));
  }

  place({ customer, cart, discount = 0n }: PlaceInput): OrderId {
    const lines = this.linesOf(cart, discount);
    for (const { sku, quantity } of cart) {
      const { stock, aside } = this.products.get(sku)!;
      if (quantity > stock - aside) no("OUT_OF_STOCK");
    }
    const id = this.freshOrder();
    this.orders.set(id, { id, customer, lines, discount, total: totalOf(lines), status: "placed" });
    this.putAside(cart, 1);
    this.emit({ event: "Placed", data: { order: id } });
    return id;
  }

  async pay({ id }: { id: OrderId }): Promise<void> {
    const order = this.orders.get(id) ?? no("NOT_FOUND");
    if (order.status !== "placed" || this.paying.has(id)) no("WRONG_STATE");
    this.paying.add(id);
    try {
      if ((await this.charge(order)) === "declined") no("DECLINED");
      this.orders.set(id, { ...order, status: "paid", paidAt: new Date(this.now()) });
    } finally {
      this.paying.delete(id);
    }
  }

  private async charge({ id, total }: Order): Promise<"paid" | "declined"> {
    try {
      return await within(5_000, this.ports.Payments.charge(id, total));
    } catch {
      return no("TRY_AGAIN");
    }
  }

  ship({ id, parcel }: ShipInput): void {
    const order = this.orders.get(id) ?? no("NOT_FOUND");
    if (order.status !== "paid") no("WRONG_STATE");
    this.orders.set(id, { ...order, status: "shipped", parcel });
    this.putAside(order.lines, -1);
    for (const { sku, quantity } of order.lines) {
      const product = this.products.get(sku)!;
      this.products.set(sku, { ...product, stock: product.stock - quantity });
    }
  }

  cancel({ id }: { id: OrderId }): void {
    const order = this.orders.get(id) ?? no("NOT_FOUND");
    if (order.status !== "placed" || this.paying.has(id)) no("WRONG_STATE");
    this.orders.set(id, { ...order, status: "canceled" });
    this.putAside(order.lines, -1);
  }

  private linesOf(cart: Cart, discount: Rate): readonly Line[] {
    return cart.map(({ sku, quantity }) =>
      this.line(this.products.get(sku) ?? no("NO_SUCH_PRODUCT"), quantity, discount),
    );
  }

  private line({ sku, price, taxRate }: Product, quantity: Quantity, discount: Rate): Line {
    const whole = price * BigInt(quantity);
    const net = whole - this.share(whole, discount);
    return { sku, quantity, net, tax: this.share(net, taxRate) };
  }

  /** A part of an amount, half a cent going up. A rate is in ten-thousandths. */
  protected share(amount: Money, rate: Rate): Money {
    return (amount * rate + 5_000n) / 10_000n;
  }

  private putAside(lines: readonly { sku: Sku; quantity: Quantity }[], sign: 1 | -1): void {
    for (const { sku, quantity } of lines) {
      const product = this.products.get(sku)!;
      this.products.set(sku, { ...product, aside: product.aside + sign * quantity });
    }
  }

  private freshOrder(): OrderId {
    for (;;) {
      const id = this.newId("uuid");
      if (!this.orders.has(id)) return id;
    }
  }
}

function totalOf(lines: readonly Line[]): Money {
  return lines.reduce((sum, { net, tax }) => sum + net + tax, 0n);
}

function no(code: OrdersRefusal): never {
  throw new Refused(code);
}
