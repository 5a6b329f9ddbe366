/** What the file is made of, and what becomes of each promise. */
import type { Contract } from "@tenet/checker";
import { sqlBody, sqlComment, sqlName, sqlShort, sqlText, sum } from "../../encode/sql.js";
import type { Exactness } from "../emitter.js";
import { castTypes, reprOf } from "./column-types.js";
import { Taken } from "./names.js";
import { Printer } from "./print/printer.js";
import { Cannot, type Row } from "./print/value.js";
import type { Column, Table } from "./tables.js";

/** Something in the database that refuses what breaks a promise. */
export interface Guard {
  /** As it stands in an error: not quoted. */
  readonly constraint: string;
  /** The table that it is on; not quoted. */
  readonly table: string;
  /** The id of the promise, or of the shape that it is a part of: `accounts.type`. */
  readonly promise: string;
}

/** Collects statements, and how well each promise is held. */
export class Schema {
  readonly extensions = new Set<string>();
  /** Functions that checks call, checks within tables, and what is added when all tables are there. */
  readonly functions: string[] = [];
  readonly checks = new Map<Table, string[]>();
  readonly keys: string[] = [];
  readonly triggers: string[] = [];
  readonly guards: Guard[] = [];
  readonly levels = new Map<string, Exactness>();
  /** Foreign keys by what they are about. */
  readonly references = new Set<string>();
  /** The functions that say whether the JSON of a column fits its type. */
  readonly fits = new Map<Column, string>();
  private readonly routines = new Taken();
  private readonly ofTriggers: string[] = [];
  private readonly onTable = new Map<Table, Taken>();

  constructor(
    readonly contract: Contract,
    readonly tables: readonly Table[],
  ) {}

  printer(): Printer {
    return new Printer(this.contract, this.tables);
  }

  routine(name: string): string {
    return this.routines.take(name);
  }

  /** A function that triggers call. `routine`: as `routine` gave it. */
  triggerFunction(routine: string, body: readonly string[]): string {
    this.ofTriggers.push(routine);
    const text = sqlBody(["BEGIN", ...body, "END"].join("\n"));
    return `CREATE FUNCTION ${sqlName(routine)}() RETURNS trigger\n  LANGUAGE plpgsql\n  AS ${text};`;
  }

  /**
   * Makes the functions of triggers read this schema's tables and all of their rows, whoever changes one: a caller's
   * `search_path` may lead to others of the same name, its rights and the policies of a table to fewer rows.
   */
  get pinned(): string | undefined {
    if (this.ofTriggers.length === 0) return undefined;
    const body = [
      "DECLARE",
      "  routine text;",
      "BEGIN",
      "  FOREACH routine IN ARRAY ARRAY[",
      this.ofTriggers.map(one => `    ${sqlText(one)}`).join(",\n"),
      "  ] LOOP",
      "    EXECUTE format(",
      "      'ALTER FUNCTION %I.%I() SECURITY DEFINER SET search_path = %I, pg_temp SET row_security = off SET extra_float_digits = 1',",
      "      current_schema(), routine, current_schema()",
      "    );",
      "  END LOOP;",
      "END",
    ];
    const why = "What the triggers read is this schema's, and all of it, whoever changes a row.";
    return `${sqlComment(why)}\nDO ${sqlBody(body.join("\n"))};`;
  }

  /** A name for a constraint, once in its table, and a note of what it guards. */
  constraint(table: Table, name: string, promise: string): string {
    const taken = this.onTable.get(table) ?? new Taken();
    this.onTable.set(table, taken);
    const constraint = taken.take(name);
    this.guards.push({ constraint, table: table.name, promise });
    return constraint;
  }

  /** A promise that a trigger of the table refuses for: in errors by its own id, where that is not too long. */
  guard(table: Table, promise: string): string {
    const constraint = sqlShort(promise);
    this.guards.push({ constraint, table: table.name, promise });
    return constraint;
  }

  hold(promise: string, level: Exactness): void {
    const known = this.levels.get(promise);
    if (known === undefined || known.level === "exact") this.levels.set(promise, level);
  }

  /**
   * A condition on one row as a CHECK. `build` prints it over the row; gives false where it reads other rows, which no
   * CHECK may. What a CHECK cannot say itself, a function says for it.
   */
  check(
    table: Table,
    name: string,
    promise: string,
    comment: string,
    build: (row: Row, printer: Printer) => string,
  ): boolean {
    const used = new Set<Column>();
    const bare = this.printer();
    const text = build(rowAt(table, "", used), bare);
    if (bare.tables.size > 0) return false;
    if (text === "TRUE") return true;
    const constraint = sqlName(this.constraint(table, name, promise));
    const condition =
      bare.subqueries === 0 && !bare.writesNumbers && !this.isJson(used)
        ? `(${text}) IS TRUE`
        : this.called(table, name, used, build);
    const checks = this.checks.get(table) ?? [];
    this.checks.set(table, [...checks, `${comment}CONSTRAINT ${constraint} CHECK (${condition})`]);
    return true;
  }

  private isJson(used: ReadonlySet<Column>): boolean {
    return [...used].some(({ type }) => reprOf(this.contract, type.type) === "json");
  }

  private called(
    table: Table,
    name: string,
    used: ReadonlySet<Column>,
    build: (row: Row, printer: Printer) => string,
  ): string {
    const routine = sqlName(this.routine(`${table.name}: ${name}`));
    const columns = table.columns.filter(column => used.has(column));
    const [only, ...others] = columns;
    if (only && others.length === 0 && !this.fits.has(only)) this.fits.set(only, routine);
    const parameters = columns.map(
      column => `${sqlName(column.name)} ${castTypes[reprOf(this.contract, column.type.type)]}`,
    );
    const printer = this.printer();
    const body = build(rowAt(table, `${routine}.`, new Set()), printer);
    const settings = printer.writesNumbers ? " SET extra_float_digits = 1" : "";
    this.functions.push(
      `CREATE FUNCTION ${routine}(${parameters.join(", ")}) RETURNS boolean\n` +
        `  LANGUAGE sql IMMUTABLE PARALLEL SAFE${settings}\n  RETURN (${body}) IS TRUE;`,
    );
    return `${routine}(${columns.map(column => sqlName(column.name)).join(", ")})`;
  }

  /** Runs `say`; where it cannot be said in SQL, the promise is not held here, for that reason. */
  orUnsupported(promise: string, say: () => void): void {
    try {
      say();
    } catch (error) {
      if (!(error instanceof Cannot)) throw error;
      this.hold(promise, { level: "unsupported", reason: `It cannot be said in SQL: ${error.reason}.` });
    }
  }
}

/** The columns of a row by what stands before their names. */
export function rowAt(table: Table, before: string, used: Set<Column>): Row {
  return {
    kind: "row",
    table,
    read: column => {
      used.add(column);
      return `${before}${sqlName(column.name)}`;
    },
  };
}

/** One lock for all that must be looked at by one transaction at a time: two could wait for each other. */
const lock = ({ spec }: Contract): string => `pg_advisory_xact_lock(${Number.parseInt(sum(spec), 16)})`;

/**
 * Lets one transaction at a time look at what others may change. Only one that is READ COMMITTED sees then what was
 * committed before: with a snapshot, it would look at what was there when it began.
 */
export function alone(contract: Contract, indent: string): readonly string[] {
  return [
    `IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN`,
    "  RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',",
    "    MESSAGE = 'This is checked in transactions that are READ COMMITTED, and in no others.',",
    "    HINT = 'Begin the transaction with ISOLATION LEVEL READ COMMITTED.';",
    "END IF;",
    `PERFORM ${lock(contract)};`,
  ].map(line => indent + line);
}

/** Raises what a broken CHECK would, in the name of the promise. */
export function raise(constraint: string, text: string, indent: string): string {
  const parts = [
    "ERRCODE = 'check_violation'",
    `CONSTRAINT = ${constraint}`,
    "SCHEMA = TG_TABLE_SCHEMA",
    "TABLE = TG_TABLE_NAME",
    `MESSAGE = ${sqlText(text)}`,
  ];
  return `${indent}RAISE EXCEPTION USING ${parts.join(", ")};`;
}
