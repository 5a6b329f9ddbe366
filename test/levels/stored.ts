/** What a database says of whole states, held against what its emitter claims. */
import { type Contract, equalValues } from "@tenet/checker";
import { type Emitter, postgresGuards, postgresInserts, postgresTables } from "@tenet/generator";
import { show } from "@tenet/runtime";
import { type Database, inSchema } from "../postgres/database.js";
import type { Disagreement } from "./disagreements.js";
import { statesOf, type TriedState } from "./states.js";

/** What the database refuses with; undefined where it takes the state, and what is `then` done to it. Nothing of it stays. */
async function refusal(database: Database, statements: readonly string[], then: readonly string[] = []) {
  const all = [...statements.map(one => one.replace(/;$/, "")), "SET CONSTRAINTS ALL IMMEDIATE", ...then];
  try {
    await database.run(["BEGIN", ...all, "ROLLBACK"].join(";\n"));
    return undefined;
  } catch (error) {
    await database.run("ROLLBACK");
    return error as Error & { readonly constraint?: string };
  }
}

/** Where a table's key is a field of its entity there is no other place for the map's key: that both are equal is built in. */
function hasOwnKeys(contract: Contract, state: Readonly<Record<string, unknown>>): boolean {
  return postgresTables(contract).every(({ variable, key }) => {
    const held = variable === undefined ? undefined : state[variable];
    if (key?.role.kind !== "field" || !(held instanceof Map)) return true;
    const { field } = key.role;
    return [...held].every(([name, value]) => equalValues((value as Record<string, unknown>)[field], name));
  });
}

/** The promises about what a state is never without: broken where the one row that holds it can be taken away. */
async function lost(contract: Contract, states: readonly TriedState[], database: Database): Promise<string[]> {
  const kept = states.find(({ state, broken }) => broken.size === 0 && hasOwnKeys(contract, state));
  if (kept === undefined) return [];
  const ids: string[] = [];
  for (const { name, kind, variable, columns } of postgresTables(contract)) {
    if (kind !== "single" && kind !== "scalars") continue;
    const gone = [`DELETE FROM "${name}"`];
    if ((await refusal(database, postgresInserts(contract, kept.state), gone)) !== undefined) continue;
    const never = columns.flatMap(({ role, optional }) => (role.kind === "variable" && !optional ? role.variable : []));
    ids.push(...[...never, ...(variable === undefined ? [] : [variable])].map(one => `${one}.type`));
  }
  return ids;
}

export async function storedDisagreements(
  contract: Contract,
  emitter: Emitter,
  database: Database,
): Promise<{ readonly found: readonly Disagreement[]; readonly asked: number; readonly refused: ReadonlySet<string> }> {
  const { files, levels } = emitter.emit(contract);
  const found = new Map<string, Disagreement>();
  const refused = new Set<string>();
  let asked = 0;
  if (files[0] === undefined) return { found: [], asked, refused };
  await inSchema(database, files[0].text, async () => {
    // A given state was reached by steps that are not made here.
    const steps = await database.rows(
      `SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace`,
    );
    for (const { tgname, relname } of steps)
      if (contract.machines.some(({ id }) => String(tgname).includes(id)))
        await database.run(`ALTER TABLE "${relname}" DISABLE TRIGGER "${tgname}"`);
    const guards = postgresGuards(contract);
    const states = statesOf(contract);
    for (const id of await lost(contract, states, database))
      if (levels.get(id)?.level === "exact")
        found.set(id, { level: emitter.name, id, said: "lets go of what it never lacks", value: "" });
    for (const { state, broken } of states) {
      if (!hasOwnKeys(contract, state)) continue;
      const error = await refusal(database, postgresInserts(contract, state));
      asked += 1;
      const note = (id: string, said: string) => {
        const key = `${id} ${said}`;
        if (!found.has(key)) found.set(key, { level: emitter.name, id, said, value: show(state) });
      };
      if (error === undefined) {
        for (const id of broken) if (levels.get(id)?.level === "exact") note(id, "lets through what breaks it");
        continue;
      }
      const named = guards.filter(one => one.constraint === error.constraint).map(one => one.promise);
      for (const id of named) refused.add(id);
      const isRight = named.length === 0 ? broken.size > 0 : named.some(id => broken.has(id));
      if (!isRight) note(`${named[0]} (${error.message}; broken: ${[...broken]})`, "refuses what keeps it");
    }
  });
  return { found: [...found.values()], asked, refused };
}
