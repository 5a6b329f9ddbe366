/** Parts of a result that the implementation makes up, by the rules of what they are kept in. */
import { expand } from "../interpreter/types.js";
import type { Change, Contract, Expr, Field, Operation, Rule, RuledType } from "../ir.js";
import { type Fresh, fieldsAt, type ResultPath, resultPath } from "./equations.js";

/** New keys with the rule `generated`, and what is kept as such or as a secret. */
export function declaredFresh({ returns, changes = [] }: Operation, contract: Contract): Fresh[] {
  if (returns === undefined || changes.length === 0) return [];
  const created = new Set(changes.flatMap(keysOf));
  const generated = generatedTypes(contract);
  const isGenerated = ({ type, rules }: RuledType) =>
    has(rules, "generated") || (type.kind === "named" && generated.has(type.name));
  const parts = [
    { path: [], type: returns },
    ...[...fieldsAt(returns, [], contract)].map(([name, type]) => ({ path: [name], type })),
  ];
  const keys = parts.filter(({ path, type }) => isGenerated(type) && created.has(path.join(".")));
  return [...keys, ...changes.flatMap(row => keptIn(row, contract))];
}

const has = (rules: readonly Rule[], ...kinds: readonly Rule["kind"][]) =>
  rules.some(({ kind }) => kinds.includes(kind));

/** The parts of the result that a row takes for keys. */
function keysOf({ path }: Change): string[] {
  return path.steps.flatMap(step => (step.kind === "key" ? (resultPath(step.key)?.join(".") ?? []) : []));
}

/** Names of the types that generated keys have. */
function generatedTypes(contract: Contract): ReadonlySet<string> {
  const fields = contract.types.flatMap(one => fieldsIn(one.type, contract));
  const own = fields.filter(({ type }) => has(type.rules, "generated"));
  return new Set(own.flatMap(({ type }) => (type.type.kind === "named" ? [type.type.name] : [])));
}

/** Of an entity with states, the fields of each state. */
function fieldsIn({ type }: RuledType, contract: Contract): readonly Field[] {
  const whole = expand(type, contract);
  if (whole.kind === "record") return whole.fields;
  return whole.kind === "union" ? whole.members.flatMap(member => fieldsIn(member, contract)) : [];
}

/** `{ …, secret: result.secret }` in a field that is secret or generated. */
function keptIn({ path, becomes }: Change, contract: Contract): Fresh[] {
  const variable = contract.state.find(one => one.name === path.state);
  const kept = path.steps.reduce<RuledType | undefined>((type, step) => inside(type, step, contract), variable?.type);
  if (kept === undefined || becomes === undefined || becomes === "removed" || becomes.kind !== "record") return [];
  const fields = fieldsIn(kept, contract);
  return becomes.entries.flatMap(entry => {
    const from: ResultPath | undefined = entry.kind === "field" ? resultPath(entry.value as Expr) : undefined;
    const field = entry.kind === "field" ? fields.find(one => one.name === entry.name) : undefined;
    return from && field && has(field.type.rules, "secret", "generated") ? [{ path: from, type: field.type }] : [];
  });
}

function inside(ruled: RuledType | undefined, step: Change["path"]["steps"][number], contract: Contract) {
  const whole = ruled && expand(ruled.type, contract);
  if (ruled && step.kind === "field") return fieldsIn(ruled, contract).find(one => one.name === step.name)?.type;
  return whole?.kind === "map" || whole?.kind === "dictionary" ? whole.value : undefined;
}
