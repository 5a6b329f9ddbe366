import type {
  Actor,
  AvailableInput,
  CancelInput,
  Card,
  Order,
  OrderId,
  OrderInput,
  PayInput,
  PlaceInput,
  RestockInput,
  ShipInput,
  ShopEvent,
  ShopOperations,
  ShopPorts,
  Sku,
} from "../generated/shop.contract.js";
import type { Database, Rows } from "./database.js";
import { refuse } from "./refused.js";
import { type OrderRow, orderOf, type ProductRow, productOf, textOf } from "./tables.js";

export interface Caller {
  readonly actor: Actor;
}

/** What the shop needs besides its database. */
export interface Surroundings {
  readonly ports: ShopPorts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => OrderId;
  readonly emit: (event: ShopEvent) => void;
}

/**
 * The shop over its tables. What it must do stands in shop.spec.md; whether a call may be made at all, and what becomes of a
 * payment service that lets it down, is the guard's business (guarded.ts).
 */
export class ShopService implements ShopOperations {
  constructor(
    protected readonly database: Database,
    protected readonly around: Surroundings,
  ) {}

  async available({ sku }: AvailableInput): Promise<number> {
    const { stock, aside } = await this.product(this.database, sku);
    return stock - aside;
  }

  async place(input: PlaceInput, { actor }: Caller): Promise<OrderId> {
    const id = await this.together(rows => this.putDown(rows, input, actor));
    this.around.emit({ event: "Placed", data: { order: id, store: actor.store } });
    return id;
  }

  order({ id }: OrderInput, { actor }: Caller): Promise<Order> {
    return this.visible(this.database, id, actor);
  }

  async pay({ id, card }: PayInput, { actor }: Caller): Promise<void> {
    const order = await this.claim(id, actor);
    try {
      if ((await this.charge(order, card)) === "declined") refuse("DECLINED");
      const paidAt = new Date(this.around.now());
      await this.database.query("update orders set status = 'paid', paid_at = $2 where id = $1", [id, paidAt]);
    } finally {
      await this.database.query(`delete from charges where "order" = $1`, [id]);
    }
  }

  async cancel({ id }: CancelInput, { actor }: Caller): Promise<void> {
    await this.together(async rows => {
      const order = await this.locked(rows, id, actor);
      if (order.status !== "placed" || (await this.isCharged(rows, id))) refuse("WRONG_STATE");
      await rows.query("update orders set status = 'canceled' where id = $1", [id]);
      await rows.query("update products set aside = aside - $2 where sku = $1", [order.sku, order.quantity]);
    });
  }

  async ship({ id, parcel }: ShipInput, { actor }: Caller): Promise<void> {
    await this.together(async rows => {
      const order = await this.locked(rows, id, actor);
      if (order.status !== "paid") refuse("WRONG_STATE");
      await rows.query("update orders set status = 'shipped', parcel = $2 where id = $1", [id, parcel]);
      const { sku, quantity } = order;
      await rows.query("update products set aside = aside - $2, stock = stock - $2 where sku = $1", [sku, quantity]);
    });
  }

  async restock({ sku, quantity }: RestockInput): Promise<void> {
    await this.product(this.database, sku);
    const done = await this.database.query(
      "update products set stock = stock + $2 where sku = $1 and stock + $2 <= 1000000 returning sku",
      [sku, quantity],
    );
    if (done.length === 0) refuse("WAREHOUSE_FULL");
  }

  /** In one statement: between a look and a step somebody else may take the last one. */
  protected async putAside(rows: Rows, sku: Sku, quantity: number): Promise<void> {
    const done = await rows.query(
      "update products set aside = aside + $2 where sku = $1 and stock - aside >= $2 returning sku",
      [sku, quantity],
    );
    if (done.length === 0) refuse("OUT_OF_STOCK");
  }

  protected charge({ id, total }: Order, card: Card): "paid" | "declined" | Promise<"paid" | "declined"> {
    return this.around.ports.Payments.charge(id, total, card);
  }

  /** The order, where there is one for this caller. */
  protected async visible(rows: Rows, id: OrderId, actor: Actor, lock = ""): Promise<Order> {
    const [row] = await rows.query<OrderRow>(
      `select * from orders where id = $1 and store = $2 and ($3 in ('clerk', 'packer') or $3 = 'customer' and customer = $4) ${lock}`,
      [id, actor.store, actor.kind, actor.id],
    );
    return row === undefined ? refuse("NOT_FOUND") : orderOf(row);
  }

  private locked(rows: Rows, id: OrderId, actor: Actor): Promise<Order> {
    return this.visible(rows, id, actor, "for update");
  }

  protected async product(rows: Rows, sku: Sku) {
    const [row] = await rows.query<ProductRow>("select * from products where sku = $1", [sku]);
    return row === undefined ? refuse("NO_SUCH_PRODUCT") : productOf(row);
  }

  /** All or nothing. */
  protected together<T>(run: (rows: Rows) => Promise<T>): Promise<T> {
    return this.database.transaction(run);
  }

  /** An order, and its goods put aside. */
  private async putDown(rows: Rows, { sku, quantity, email }: PlaceInput, actor: Actor): Promise<OrderId> {
    const { price } = await this.product(rows, sku);
    await this.putAside(rows, sku, quantity);
    const id = this.around.newId();
    const { store, id: customer } = actor;
    await rows.query(
      `insert into orders (id, store, customer, email, sku, quantity, total, status)
       values ($1, $2, $3, $4, $5, $6, $7, 'placed')`,
      [id, store, customer, email, sku, quantity, textOf(price * BigInt(quantity))],
    );
    return id;
  }

  /** Nobody else asks for the money of this order until it is known how that ended. */
  private claim(id: OrderId, actor: Actor): Promise<Order> {
    return this.together(async rows => {
      const order = await this.locked(rows, id, actor);
      if (order.status !== "placed" || (await this.isCharged(rows, id))) refuse("WRONG_STATE");
      await rows.query(`insert into charges ("order") values ($1)`, [id]);
      return order;
    });
  }

  private async isCharged(rows: Rows, id: OrderId): Promise<boolean> {
    return (await rows.query(`select 1 from charges where "order" = $1`, [id])).length > 0;
  }
}
