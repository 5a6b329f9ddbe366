/** Keeps what the spec calls secret out of what people are shown. */
import type { Contract, Operation, RuledType } from "@tenet/checker";
import { hideSecrets, ShownDecimal } from "@tenet/runtime";
import { isRecord, looksLike } from "../executable/instances.js";
import { show } from "../show.js";
import type { Recorded } from "./scene.js";

const shown = "«secret»";
/** Stands for a secret value until the text is made; no value of a trace holds it by chance. */
const token = "\u0001secret\u0001";

/** Writes values and texts about one call without the call's secrets. */
export interface Discreet {
  value(value: unknown): string;
  text(text: string): string;
}

export function discreet(contract: Contract, operation: Operation, recorded: Recorded): Discreet {
  const secrets = secretsOf(contract, operation, recorded);
  return { value: value => withoutToken(show(hideSecrets(value, secrets, token))), text: text => cover(text, secrets) };
}

function withoutToken(text: string): string {
  return text.replaceAll(JSON.stringify(token), shown);
}

/** The scalars that are secret in this call, wherever they came from. */
function secretsOf(
  contract: Contract,
  operation: Operation,
  { scene, before, after, outcome }: Recorded,
): Set<unknown> {
  const secrets = new Set<unknown>();
  const collect = (of: RuledType | undefined, value: unknown) => of && gather(contract, of, value, false, secrets);
  for (const { name, type } of operation.inputs) collect(type, scene.input[name]);
  for (const { name, type } of contract.state) {
    collect(type, before[name]);
    collect(type, after[name]);
  }
  collect(contract.roles?.actor, scene.actor);
  if (outcome.kind === "returned") collect(operation.returns, outcome.value);
  return secrets;
}

function gather(contract: Contract, of: RuledType, value: unknown, inside: boolean, secrets: Set<unknown>): void {
  if (value === undefined || value === null) return;
  const isSecret = inside || of.rules.some(rule => rule.kind === "secret");
  const into = (type: RuledType, each: unknown) => gather(contract, type, each, isSecret, secrets);
  const { type } = of;
  if (isSecret && typeof value !== "object") secrets.add(value);
  else if (isSecret && value instanceof Date) secrets.add(value.getTime());
  // Messages show it with its point.
  if (isSecret && type.kind === "decimal" && typeof value === "bigint")
    secrets.add(new ShownDecimal(value, type.places));
  if (type.kind === "named") {
    const declared = contract.types.find(({ name }) => name === type.name);
    if (declared) into(declared.type, value);
  } else if (type.kind === "optional") into(type.element, value);
  else if (type.kind === "list" || type.kind === "set") {
    if (Array.isArray(value) || value instanceof Set) for (const each of value) into(type.element, each);
  } else if (type.kind === "map") {
    if (value instanceof Map) for (const [key, each] of value) into(type.key, key), into(type.value, each);
  } else if (type.kind === "tuple") {
    if (Array.isArray(value)) type.items.forEach((item, at) => into(item, value[at]));
  } else if (type.kind === "dictionary") {
    if (isRecord(value)) for (const each of Object.values(value)) into(type.value, each);
  } else if (type.kind === "record") {
    if (isRecord(value)) for (const field of type.fields) into(field.type, value[field.name]);
  } else if (type.kind === "union")
    for (const member of type.members) if (looksLike(contract, value, member.type)) into(member, value);
}

/** Text that was made of values: a secret stands in it as values are written, perhaps cut short. */
function cover(text: string, secrets: ReadonlySet<unknown>): string {
  return [...secrets].reduce<string>((covered, secret) => {
    if (typeof secret === "number" || typeof secret === "bigint" || secret instanceof ShownDecimal)
      return covered.replace(new RegExp(`(?<![\\w.])${String(secret).replace(/[.+]/g, "\\$&")}(?![\\w.])`, "g"), shown);
    if (typeof secret !== "string" || secret === "") return covered;
    const written = JSON.stringify(secret).slice(1, -1);
    const start = written.slice(0, 60);
    if (secret.length <= 3) return covered.replaceAll(`"${written}"`, shown);
    const whole = covered.replaceAll(`"${written}"`, shown).replaceAll(written, shown);
    return written.length > 60 && whole.includes(start) ? shown : whole;
  }, text);
}
