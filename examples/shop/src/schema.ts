import { readFileSync } from "node:fs";
import type { Database } from "./database.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** The tables with their constraints, as `spec compile` writes them, where they are not there yet. */
export async function createTables(database: Database): Promise<void> {
  const [found] = await database.query<{ there: boolean }>("select to_regclass('orders') is not null as there");
  if (found?.there !== true) await database.script(read("../generated/shop.sql"));
  await database.script(read("./own.sql"));
}

/** Something to sell, where there is nothing. */
export async function fillShelves(database: Database): Promise<void> {
  await database.query(
    `insert into products (sku, price, stock, aside)
     select 'TEA', 4.50, 100000, 0 union all select 'POT', 29.90, 100000, 0 union all select 'CUP', 7.25, 100000, 0
     on conflict do nothing`,
  );
}
