/** The shop's operations, held to their contract and guarded as the spec says. */
import type { Modes } from "@tenet/runtime";
import type { AuditRecord, ErrorCall, GuardedCall } from "@tenet/runtime/guard";
import type { ShopEvent, ShopOperations, ShopPorts, ShopState } from "../generated/shop.contract.js";
import { guard } from "../generated/shop.guard.js";
import type { Database } from "./database.js";
import type { Surroundings } from "./shop.js";
import { type OrderRow, orderOf, type ProductRow, productOf } from "./tables.js";

export interface World {
  readonly ports: ShopPorts;
  readonly now: () => number;
  readonly newId: () => string;
  readonly emit: (event: ShopEvent) => unknown;
  readonly audit?: (record: AuditRecord) => unknown;
  readonly onError?: (error: unknown, call: ErrorCall) => unknown;
  readonly modes?: Modes;
}

/** `make` is given what the guard lets through: dependencies with a time limit, events that wait for success. */
export function guarded(
  database: Database,
  { newId, ...options }: World,
  make: (around: Surroundings) => ShopOperations,
): ShopOperations {
  return guard(around => make({ ...around, newId }), { ...options, look: call => look(database, call) });
}

/** The product or order of which the call speaks: all that permissions and visibility are about. */
async function look(database: Database, { input }: GuardedCall): Promise<Partial<ShopState>> {
  if ("sku" in input) {
    const rows = await database.query<ProductRow>("select * from products where sku = $1", [input["sku"]]);
    return { products: new Map(rows.map(row => [row.sku, productOf(row)])) };
  }
  const rows = await database.query<OrderRow>("select * from orders where id = $1", [input["id"]]);
  return { orders: new Map(rows.map(row => [row.id, orderOf(row)])) };
}
