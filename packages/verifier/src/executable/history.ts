/** Rules of history as conditions over the state before and after a call: `accounts.never-deleted`. */
import type * as ir from "@tenet/checker";
import { equalValues } from "@tenet/checker";
import type { Clause, Scene } from "@tenet/runtime";
import type { Maker } from "./clauses.js";
import { isRecord } from "./instances.js";

type History = Extract<ir.Rule, { kind: "history" }>["what"];

const phrases: Record<History, string> = {
  immutable: "immutable",
  setOnce: "set once",
  neverDecreases: "never decreases",
  onlyGrows: "only grows",
  onlyAppended: "only appended",
  neverDeleted: "never deleted",
};

export function historyClauses({ contract }: Maker): Clause[] {
  return [
    ...contract.state.flatMap(variable =>
      rulesOf(variable.type).map(what =>
        historyClause(variable.name, what, variable.line, scene => [
          [scene.before[variable.name], scene.after[variable.name]],
        ]),
      ),
    ),
    ...contract.types.flatMap(type =>
      fieldsOf(type.type.type).flatMap(field =>
        rulesOf(field.type).map(what =>
          historyClause(`${type.name}.${field.name}`, what, field.line, scene =>
            survivors(contract, type.name, scene).map(([was, is]) => [was[field.name], is[field.name]]),
          ),
        ),
      ),
    ),
  ];
}

function rulesOf({ rules }: ir.RuledType): History[] {
  return rules.flatMap(rule => (rule.kind === "history" ? [rule.what] : []));
}

function fieldsOf(type: ir.Type): readonly ir.Field[] {
  return type.kind === "record" ? type.fields : [];
}

function historyClause(
  owner: string,
  what: History,
  line: number,
  pairs: (scene: Scene) => readonly (readonly [unknown, unknown])[],
): Clause {
  const broken = (scene: Scene) => pairs(scene).find(([was, is]) => !keeps[what](was, is));
  return {
    id: `${owner}.${phrases[what].replace(" ", "-")}`,
    kind: "invariant",
    text: `${owner} is ${phrases[what]}`,
    expression: `${owner}: ${phrases[what]}`,
    line,
    readsState: true,
    holds: scene => broken(scene) === undefined,
    parts: scene => {
      const pair = broken(scene);
      return pair === undefined
        ? []
        : [
            { text: `old(${owner})`, value: pair[0] },
            { text: owner, value: pair[1] },
          ];
    },
    entered: scene => pairs(scene).length > 0,
  };
}

const keeps: Record<History, (was: unknown, is: unknown) => boolean> = {
  immutable: equalValues,
  setOnce: (was, is) => was === undefined || equalValues(was, is),
  neverDecreases: (was, is) => (was as number) <= (is as number),
  onlyGrows: contains,
  onlyAppended: (was, is) =>
    Array.isArray(was) && Array.isArray(is) && was.every((item, at) => at < is.length && equalValues(item, is[at])),
  neverDeleted: contains,
};

/** Every key of a map, element of a set or list, or name of a dictionary is still there. */
function contains(was: unknown, is: unknown): boolean {
  if (was instanceof Map)
    return (
      is instanceof Map &&
      [...was.keys()].every(key => is.has(key) || [...is.keys()].some(other => equalValues(key, other)))
    );
  if (was instanceof Set || Array.isArray(was)) {
    const now = is instanceof Set || Array.isArray(is) ? [...is] : [];
    return [...was].every(item => now.some(other => equalValues(item, other)));
  }
  if (isRecord(was)) return isRecord(is) && Object.keys(was).every(name => Object.hasOwn(is, name));
  return typeof was === "number" && typeof is === "number" ? was <= is : true;
}

/** Instances of an entity under the same key of the same map, before and after. */
function survivors(
  contract: ir.Contract,
  entity: string,
  scene: Scene,
): [Record<string, unknown>, Record<string, unknown>][] {
  return contract.state.flatMap(({ name, type: { type } }) => {
    const [was, is] = [scene.before[name], scene.after[name]];
    if (type.kind !== "map" || !isEntity(type.value.type, entity) || !(was instanceof Map) || !(is instanceof Map))
      return [];
    return [...was].flatMap(([key, value]) => {
      const now: unknown = is.get(key);
      return isRecord(value) && isRecord(now)
        ? [[value, now] as [Record<string, unknown>, Record<string, unknown>]]
        : [];
    });
  });
}

function isEntity(type: ir.Type, name: string): boolean {
  return type.kind === "named" && type.name === name;
}
