/** What the service needs of a database: PGlite, a PostgreSQL in this process, or one that runs elsewhere. */
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { emptyCluster } from "./empty-cluster.js";

export interface Rows {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Database extends Rows {
  /** All or nothing. */
  transaction<T>(run: (rows: Rows) => Promise<T>): Promise<T>;
  /** Several statements, without values. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** `url`: of a PostgreSQL; undefined: PGlite, in memory. */
export function openDatabase(url: string | undefined): Promise<Database> {
  return url === undefined ? embedded() : Promise.resolve(remote(url));
}

async function embedded(): Promise<Database> {
  const lite = await PGlite.create({ loadDataDir: await emptyCluster() });
  const rowsOf = (source: Pick<PGlite, "query">): Rows => ({
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await source.query<Row>(sql, [...values])).rows,
  });
  return {
    ...rowsOf(lite),
    transaction: run => lite.transaction(async open => run(rowsOf(open as unknown as PGlite))),
    script: async sql => void (await lite.exec(sql)),
    close: () => lite.close(),
  };
}

/** Whole numbers of eight bytes: those of the spec fit. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

function remote(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString });
  const rowsOf = (source: pg.Pool | pg.PoolClient): Rows => ({
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await source.query(sql, [...values])).rows as Row[],
  });
  return {
    ...rowsOf(pool),
    transaction: run => transaction(pool, client => run(rowsOf(client))),
    script: async sql => void (await pool.query(sql)),
    close: () => pool.end(),
  };
}

async function transaction<T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const value = await run(client);
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
