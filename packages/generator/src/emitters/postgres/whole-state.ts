/** Triggers that look at the whole state when a transaction ends. */
import { sqlName, sqlText } from "../../encode/sql.js";
import type { Printer } from "./print/printer.js";
import { alone, raise, type Schema } from "./schema.js";
import type { Table } from "./tables.js";

/** What is looked at. */
export interface Watched {
  readonly promise: string;
  /** What the constraint is to be called. */
  readonly name: string;
  /** A comment. */
  readonly title: string;
  readonly message: string;
  /** A table whose changes matter, besides those that the condition reads. */
  readonly table?: Table;
}

/** Triggers on all tables that the condition reads. They wait for each other, so that each sees what others have committed. */
export function wholeState(schema: Schema, watched: Watched, truth: (printer: Printer) => string): void {
  const printer = schema.printer();
  const condition = truth(printer);
  if (condition === "TRUE") return;
  const { promise } = watched;
  const tables = schema.tables.filter(table => printer.tables.has(table) || table === watched.table);
  const routine = schema.routine(watched.name);
  const names = tables.map(table => schema.constraint(table, watched.name, promise));
  const body = [
    ...alone(schema.contract, "  "),
    `  IF (${condition}) IS NOT TRUE THEN`,
    raise(sqlText(names[0] ?? watched.name), watched.message, "    "),
    "  END IF;",
    "  RETURN NULL;",
  ];
  schema.triggers.push(`${watched.title}\n${schema.triggerFunction(routine, body)}`);
  tables.forEach((table, at) => {
    const [name, on] = [names[at] ?? watched.name, sqlName(table.name)];
    schema.triggers.push(
      `CREATE CONSTRAINT TRIGGER ${sqlName(name)} AFTER INSERT OR UPDATE OR DELETE ON ${on}\n` +
        `  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${sqlName(routine)}();`,
      `CREATE TRIGGER ${sqlName(schema.constraint(table, `${name} truncate`, promise))} AFTER TRUNCATE ON ${on}\n` +
        `  FOR EACH STATEMENT EXECUTE FUNCTION ${sqlName(routine)}();`,
    );
  });
}
