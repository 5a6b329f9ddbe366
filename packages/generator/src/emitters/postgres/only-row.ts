/** The one row of a table that holds what a state is never without. */
import { sqlComment, sqlName, sqlText } from "../../encode/sql.js";
import { shapeOf } from "./checks.js";
import { raise, type Schema } from "./schema.js";
import type { Table } from "./tables.js";

/** Refuses to take the row away; what it holds may change. */
export function keptRow(schema: Schema, table: Table): void {
  const [first] = table.columns;
  const constraint = schema.constraint(table, `${table.variable ?? table.name}.row`, shapeOf(table, first));
  const routine = schema.routine(`${table.name}: one row`);
  const name = sqlName(routine);
  const after = (events: string, each: string) =>
    `AFTER ${events} ON ${sqlName(table.name)}\n  FOR EACH ${each} EXECUTE FUNCTION ${name}();`;
  schema.triggers.push(
    [
      sqlComment(`The row of ${table.name} stays: it is changed, and not taken away.`),
      schema.triggerFunction(routine, [raise(sqlText(constraint), "The only row of its table is not deleted", "  ")]),
      `CREATE TRIGGER ${name} ${after("DELETE", "ROW")}`,
      `CREATE TRIGGER ${sqlName(schema.routine(`${table.name}: one row of all`))} ${after("TRUNCATE", "STATEMENT")}`,
    ].join("\n"),
  );
}
