/** State machines: a trigger that lets a row go from state to state along the rows of Transitions. */
import type { Machine, Transition } from "@tenet/checker";
import { sqlComment, sqlName, sqlShort, sqlText } from "../../encode/sql.js";
import { raise, type Schema } from "./schema.js";
import { columnOf, type Table } from "./tables.js";

export function transitionTriggers(schema: Schema): void {
  for (const machine of schema.contract.machines) {
    const tables = schema.tables.filter(
      table => table.entity === machine.entity && columnOf(table, machine.field) !== undefined,
    );
    for (const table of tables) schema.triggers.push(trigger(schema, table, machine));
    for (const row of machine.rows)
      schema.hold(row.id, {
        level: tables.length > 0 ? "weaker" : "unsupported",
        reason: reasonOf(row, tables.length > 0),
      });
  }
}

function reasonOf(row: Transition, held: boolean): string {
  if (!held) return "No table of the database holds such an entity in columns of its own.";
  if (row.on.kind === "itself") return "The step is let through at any time: the database does not look at the clock.";
  const when = row.when === undefined ? "" : ", nor whether the row's condition held";
  return `Rows go from state to state as the table says; the database does not know which operation did it${when}.`;
}

type Step = readonly [from: string, to: string];

function trigger(schema: Schema, table: Table, machine: Machine): string {
  const field = columnOf(table, machine.field);
  const column = sqlName(field?.name ?? machine.field);
  const routine = schema.routine(`${table.name}: ${machine.id}`);
  const begins = machine.rows.filter(row => row.from.length === 0);
  const ends = machine.rows.filter(row => row.to.length === 0);
  for (const row of machine.rows) schema.guard(table, row.id);
  const body: string[] = [];
  if (begins.length > 0) body.push(...insertion(machine, column, begins));
  body.push(...move(machine, column));
  if (ends.length > 0) body.push(...removal(machine, column, ends));
  body.push("  RETURN NULL;");
  const events = [...(begins.length > 0 ? ["INSERT"] : []), "UPDATE", ...(ends.length > 0 ? ["DELETE"] : [])];
  // AFTER, so that no other trigger of the row comes later.
  return [
    sqlComment(`${machine.id}: ${machine.states.join(", ")}`),
    schema.triggerFunction(routine, body),
    `CREATE TRIGGER ${sqlName(routine)} AFTER ${events.join(" OR ")} ON ${sqlName(table.name)}`,
    `  FOR EACH ROW EXECUTE FUNCTION ${sqlName(routine)}();`,
  ].join("\n");
}

function insertion({ states }: Machine, column: string, begins: readonly Transition[]): readonly string[] {
  const first = new Set(begins.flatMap(row => row.to));
  const others = states.filter(state => !first.has(state));
  if (others.length === 0) return [];
  return [
    `  IF TG_OP = 'INSERT' AND NEW.${column} IN (${others.map(sqlText).join(", ")}) THEN`,
    raise(sqlText(sqlShort(begins[0]?.id ?? "")), "It does not come into being in this state", "    "),
    "  END IF;",
  ];
}

/** Refused in the name of the row that leads to the new state, or else of one that leads out of the old. */
function move(machine: Machine, column: string): readonly string[] {
  const steps = machine.rows.flatMap(row => row.from.flatMap(from => row.to.map((to): Step => [from, to])));
  const pairs = [...new Set(steps.map(([from, to]) => `(${sqlText(from)}, ${sqlText(to)})`))];
  const allowed = pairs.length > 0 ? ` AND (OLD.${column}, NEW.${column}) NOT IN (${pairs.join(", ")})` : "";
  // What is no state at all, the column refuses.
  const known = `NEW.${column} IN (${machine.states.map(sqlText).join(", ")})`;
  const moved = `NEW.${column} IS DISTINCT FROM OLD.${column} AND ${known}${allowed}`;
  const blamed = machine.states.map(state => `WHEN ${sqlText(state)} THEN ${sqlText(sqlShort(blame(machine, state)))}`);
  const lines = [
    `IF ${moved} THEN`,
    raise(`CASE NEW.${column} ${blamed.join(" ")} END`, "There is no such step from state to state", "  "),
    "END IF;",
  ];
  return ["  IF TG_OP = 'UPDATE' THEN", ...lines.map(line => `    ${line}`), "  END IF;"];
}

function blame({ id, rows }: Machine, state: string): string {
  const leading =
    rows.find(row => row.to.includes(state) && row.from.length > 0) ?? rows.find(row => row.to.includes(state));
  return leading?.id ?? rows[0]?.id ?? id;
}

function removal(machine: Machine, column: string, ends: readonly Transition[]): readonly string[] {
  const states = [...new Set(ends.flatMap(row => row.from))].map(sqlText).join(", ");
  return [
    `  IF TG_OP = 'DELETE' AND OLD.${column} NOT IN (${states}) THEN`,
    raise(sqlText(sqlShort(ends[0]?.id ?? machine.id)), "It is not removed in this state", "    "),
    "  END IF;",
  ];
}
