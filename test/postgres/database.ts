/** One database for a test file: PGlite, or the PostgreSQL that `DATABASE_URL` names. */
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import pg from "pg";

/** What an error of the database says. */
export interface Refused {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly message: string;
}

export interface Database {
  /** Any number of statements. */
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

let open: Database | undefined;

/** The one that `postgres.test.ts` opened for all parts of the suite. */
export function database(): Database {
  if (open === undefined) throw new Error("No database is open.");
  return open;
}

export async function openDatabase(): Promise<Database> {
  open = await connect();
  return open;
}

async function connect(): Promise<Database> {
  const url = process.env["DATABASE_URL"];
  if (url === undefined || url === "") {
    const lite = await PGlite.create({ extensions: { btree_gist } });
    return {
      run: async sql => void (await lite.exec(sql)),
      rows: async sql => (await lite.query<Record<string, unknown>>(sql)).rows,
      close: () => lite.close(),
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    run: async sql => void (await client.query(sql)),
    rows: async sql => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  };
}

let schemas = 0;

/** A schema of its own with these statements run in it; it is gone when `use` has ended. */
export async function inSchema(database: Database, ddl: string, use: () => Promise<void>): Promise<void> {
  schemas += 1;
  const name = `tenet_test_${schemas}`;
  await database.run(`DROP SCHEMA IF EXISTS ${name} CASCADE; CREATE SCHEMA ${name}; SET search_path TO ${name}`);
  try {
    await database.run(ddl);
    await use();
  } finally {
    await database.run(`SET search_path TO public; DROP SCHEMA ${name} CASCADE`);
  }
}

/** Undefined where the statements are taken and kept; nothing of them is left after a refusal. */
export async function attempt(statements: string): Promise<Refused | undefined> {
  try {
    await database().run(`BEGIN; ${statements}; COMMIT`);
    return undefined;
  } catch (error) {
    await database().run("ROLLBACK");
    const { code, constraint, message } = error as Error & { code?: string; constraint?: string };
    return { code, constraint, message };
  }
}
