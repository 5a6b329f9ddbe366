/** Rows of the tables, and the values of the spec that they hold. */
import type { Money, Order, OrderId, PersonId, Product, Sku, StoreId } from "../generated/shop.contract.js";

export interface ProductRow {
  readonly sku: Sku;
  readonly price: string;
  readonly stock: number;
  readonly aside: number;
}

export interface OrderRow {
  readonly id: OrderId;
  readonly store: StoreId;
  readonly customer: PersonId;
  readonly email: string;
  readonly sku: Sku;
  readonly quantity: number;
  readonly total: string;
  readonly status: Order["status"];
  readonly paid_at: Date | null;
  readonly parcel: string | null;
}

export function productOf({ sku, price, stock, aside }: ProductRow): Product {
  return { sku, price: moneyOf(price), stock, aside };
}

export function orderOf({ id, store, customer, email, sku, quantity, total, ...row }: OrderRow): Order {
  const common = { id, store, customer, email, sku, quantity, total: moneyOf(total) };
  switch (row.status) {
    case "paid":
      return { ...common, status: row.status, paidAt: row.paid_at! };
    case "shipped":
      return { ...common, status: row.status, paidAt: row.paid_at!, parcel: row.parcel! };
    default:
      return { ...common, status: row.status };
  }
}

/** "12.34", as PostgreSQL writes a numeric with two places. */
function moneyOf(text: string): Money {
  return BigInt(text.replace(".", ""));
}

/** What PostgreSQL reads as a numeric. */
export function textOf(money: Money): string {
  const digits = String(money).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
