/** PostgreSQL's DDL for the state of a contract, and how well it holds each promise about stored data. */
import type { Contract } from "@tenet/checker";
import { sqlComment } from "../../encode/sql.js";
import type { Emitted, Emitter } from "../emitter.js";
import { keyConstraints, references, typeChecks } from "./checks.js";
import { createTable } from "./create-table.js";
import { historyTriggers } from "./history.js";
import { entityClauses, stateClauses } from "./invariants.js";
import { keptRow } from "./only-row.js";
import { type Guard, Schema } from "./schema.js";
import { tablesOf } from "./tables.js";
import { transitionTriggers } from "./transitions.js";

export { printSql, type SqlExpression, type SqlGiven } from "./print/index.js";
export type { Guard as PostgresGuard } from "./schema.js";
export { type Column as PostgresColumn, type Table as PostgresTable, tablesOf as postgresTables } from "./tables.js";
export { insertsOf as postgresInserts } from "./values.js";

export const postgres: Emitter = {
  name: "postgres",
  emit(contract: Contract): Emitted {
    if (contract.state.length === 0) return { files: [], levels: new Map() };
    const schema = schemaOf(contract);
    const parts = [
      header(contract),
      ...[...schema.extensions].map(one => `CREATE EXTENSION IF NOT EXISTS ${one};`),
      ...schema.functions,
      ...schema.tables.map(table => createTable(schema, table)),
      ...schema.keys,
      ...schema.triggers,
      ...(schema.pinned === undefined ? [] : [schema.pinned]),
    ];
    return {
      files: [{ name: `${contract.stem}.sql`, text: `${parts.join("\n\n")}\n` }],
      levels: schema.levels,
    };
  },
};

/** Which promise the database speaks of, by the name of the constraint in an error and its table. */
export function postgresGuards(contract: Contract): readonly Guard[] {
  return schemaOf(contract).guards;
}

function schemaOf(contract: Contract): Schema {
  const schema = new Schema(contract, tablesOf(contract));
  for (const table of schema.tables) {
    typeChecks(schema, table);
    keyConstraints(schema, table);
    if (table.kind === "single" || table.kind === "scalars") keptRow(schema, table);
  }
  entityClauses(schema);
  // Before `refers to`: a foreign key that a promise states goes by its id.
  stateClauses(schema);
  for (const table of schema.tables) references(schema, table);
  transitionTriggers(schema);
  historyTriggers(schema);
  return schema;
}

function header(contract: Contract): string {
  return sqlComment(
    [
      `The database of ${contract.spec} ${contract.version}, generated from ${contract.path}.`,
      "Do not edit: `spec compile` writes it anew.",
      `Source: sha256:${contract.hash}`,
      "For PostgreSQL 15 and later. Constraints go by the ids of promises.",
    ].join("\n"),
  );
}
