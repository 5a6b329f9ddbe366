/** Starts the shop: `npm start`. PORT, DATABASE_URL (a PostgreSQL; without it PGlite, in memory), SHOP_KEY, LOG_LEVEL. */
import { randomBytes, randomUUID } from "node:crypto";
import pino from "pino";
import type { Actor, Payments } from "../generated/shop.contract.js";
import { redactionPaths } from "../generated/shop.guard.js";
import { openDatabase } from "./database.js";
import { guarded } from "./guarded.js";
import { openapi } from "./openapi.js";
import { createTables, fillShelves } from "./schema.js";
import { serverOf } from "./server.js";
import { ShopService } from "./shop.js";
import { tokenOf } from "./tokens.js";

const { PORT = "3000", DATABASE_URL, SHOP_KEY, LOG_LEVEL = "info" } = process.env;

/** Stands in for a payment service: it declines cards that begin with a zero. */
const payments: Payments = {
  charge: async (_order, _amount, card) => (card.startsWith("card_0") ? "declined" : "paid"),
};

const key = SHOP_KEY ?? randomBytes(32).toString("base64url");
const log = pino({ level: LOG_LEVEL, redact: [...new Set(Object.values(redactionPaths).flat())] });
const database = await openDatabase(DATABASE_URL);
await createTables(database);
await fillShelves(database);

const shop = guarded(
  database,
  {
    ports: { Payments: payments },
    now: Date.now,
    newId: randomUUID,
    emit: event => log.info(event, "event"),
    audit: record => log.info(record, "audit"),
    onError: (error, call) => log.error({ err: error, ...call }, "failed"),
  },
  around => new ShopService(database, around),
);
const app = serverOf({ shop: () => shop, openapi, key, log });
const address = await app.listen({ port: Number(PORT), host: "127.0.0.1" });

const customer: Actor = { id: "per_anna", store: "store_main", kind: "customer" };
console.log(`The shop listens at ${address}; what it offers stands in ${address}/openapi.json. As a customer:

  curl ${address}/place -H 'authorization: Bearer ${tokenOf(customer, key)}' \\
    -H 'content-type: application/json' -d '{ "sku": "TEA", "quantity": 2, "email": "anna@example.com" }'
`);

async function stop(): Promise<void> {
  await app.close();
  await database.close();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
