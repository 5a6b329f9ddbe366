/** The shop as `spec verify` reaches it: a server in the runner's child process, asked over HTTP. */
import { type Binding, bind } from "@tenet/runtime";
import { inCallersContext, overHttp } from "@tenet/runtime/http";
import { errors, type Order, type Shop, type ShopOperations, type ShopState } from "../generated/shop.contract.js";
import { type Database, openDatabase, type Rows } from "./database.js";
import { guarded } from "./guarded.js";
import { openapi } from "./openapi.js";
import { createTables } from "./schema.js";
import { serverOf } from "./server.js";
import { ShopService, type Surroundings } from "./shop.js";
import { type OrderRow, orderOf, type ProductRow, productOf, textOf } from "./tables.js";
import { type callerOf, tokenOf } from "./tokens.js";

const key = "for verification only";
const url = process.env["DATABASE_URL"];

type Make = (database: Database, around: Surroundings) => ShopOperations;

export interface Defects {
  /** Which shop is behind the guard; by default the right one. */
  readonly make?: Make;
  /** Run on the database before anything else. */
  readonly schema?: string;
  /** Operations whose handler calls the shop itself, past the guard. */
  readonly unguarded?: readonly (keyof ShopOperations)[];
}

const rightShop: Make = (...args) => new ShopService(...args);

/** A binding whose calls go over HTTP. The server and its database start once in the process; each case fills the tables. */
export async function shopOverHttp({
  make = rightShop,
  schema = "",
  unguarded = [],
}: Defects = {}): Promise<Binding<Shop>> {
  const database = await openDatabase(url);
  await createTables(database);
  await database.script(schema);
  let shop: ShopOperations | undefined;
  const app = serverOf({ shop: () => shop!, openapi, key });
  // Whose question it is that the payment service is asked, a socket does not say.
  app.addHook("preHandler", (request, _, done) => inCallersContext(request.headers, done));
  const baseUrl = await app.listen({ port: 0, host: "127.0.0.1" });
  return bind<Shop>({
    create: async ({ state, ports, now, newId, emit, pause }) => {
      const world = { ports, now, newId: () => newId("uuid"), emit };
      const bare = make(pausing(database, pause), world);
      const past = unguarded.map(name => [name, bare[name].bind(bare)]);
      const safe = guarded(database, world, around => make(pausing(database, pause), around));
      shop = { ...safe, ...Object.fromEntries(past) };
      await fill(database, state);
    },
    observe: () => stateOf(database),
    ...overHttp<Shop>({ openapi, baseUrl, errors, headers: ({ actor }) => credentials(actor as Actor) }),
  });
}

type Actor = NonNullable<ReturnType<typeof callerOf>>;

function credentials(actor: Actor): Record<string, string> {
  return actor.kind === "anonymous" ? {} : { authorization: `Bearer ${tokenOf(actor, key)}` };
}

/**
 * Before each statement, calls at the same time may overtake each other. PGlite has one connection, so that nobody overtakes
 * within a transaction: there, only before it begins.
 */
function pausing(database: Database, pause: (where: string) => Promise<void>): Database {
  const pausingRows = (rows: Rows): Rows => ({
    query: async (sql, values) => {
      await pause(sql.trim().split(/\s+/).slice(0, 4).join(" "));
      return rows.query(sql, values);
    },
  });
  const inside = url === undefined ? (rows: Rows) => rows : pausingRows;
  const transaction: Database["transaction"] = async run => {
    await pause("begin");
    return database.transaction(rows => run(inside(rows)));
  };
  return { ...database, ...pausingRows(database), transaction };
}

/**
 * The triggers are told to look away: a case begins in any state that fits, and in a table of history nothing is deleted.
 * Such tables are small: to delete from them is faster than to truncate.
 */
function fill(database: Database, { products, orders }: ShopState): Promise<void> {
  return database.transaction(async rows => {
    await rows.query("set local session_replication_role = replica");
    for (const table of ["charges", "orders", "products"]) await rows.query(`delete from ${table}`);
    const price = (one: { readonly price: bigint }) => ({ ...one, price: textOf(one.price) });
    await insert(rows, "products", [...products.values()].map(price));
    await insert(rows, "orders", [...orders.values()].map(rowOf));
  });
}

function rowOf(order: Order): object {
  return { ...order, total: textOf(order.total), paid_at: "paidAt" in order ? order.paidAt : null };
}

async function insert(database: Rows, table: "products" | "orders", rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const sql = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`;
  await database.query(sql, [JSON.stringify(rows)]);
}

async function stateOf(database: Database): Promise<ShopState> {
  const products = await database.query<ProductRow>("select * from products");
  const orders = await database.query<OrderRow>("select * from orders");
  return {
    products: new Map(products.map(row => [row.sku, productOf(row)])),
    orders: new Map(orders.map(row => [row.id, orderOf(row)])),
  };
}
