/** Where secrets stand in logged inputs and results, as pino's option `redact` takes it. */
import type { Secrets } from "../secrets.js";
import type { GuardPlan } from "./plan.js";

/** By operation: `input.card.number`, `result.lines[*].email`. Logs hold what is logged as `{ input, result }`. */
export function redactionPathsOf({ contract }: GuardPlan): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.values(contract.operations).map(({ name, secrets }) => [
      name,
      [...new Set([...pathsTo(secrets?.input, "input"), ...pathsTo(secrets?.result, "result")])],
    ]),
  );
}

/** The paths below `place`; a map of which the keys are secret goes as a whole. */
export function pathsTo(secrets: Secrets | undefined, place: string): readonly string[] {
  if (secrets === undefined) return [];
  if (typeof secrets === "string") return [place];
  if ("either" in secrets) return [...new Set(secrets.either.flatMap(one => pathsTo(one, place)))];
  if ("items" in secrets) return pathsTo(secrets.items, `${place}[*]`);
  if ("tuple" in secrets) return secrets.tuple.flatMap((one, at) => pathsTo(one, `${place}[${at}]`));
  if ("fields" in secrets) return secrets.fields.flatMap(([name, one]) => pathsTo(one, place + step(name)));
  return secrets.keys === undefined ? pathsTo(secrets.values, `${place}[*]`) : [place];
}

function step(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
