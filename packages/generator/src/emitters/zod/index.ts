/** How well the Zod schemas hold the promises: those of `STEM.schemas.ts`. */
import type { Contract, Expr, Rule, Type } from "@tenet/checker";
import { condition, words } from "../../rules.js";
import { readsState, walk } from "../../walk.js";
import type { Emitter, Exactness } from "../emitter.js";
import { levelsOfShapes, type Place } from "../gaps.js";
import { unheld } from "../levels.js";

/** Writes nothing of its own: `spec compile` always writes the schemas. */
export const zod: Emitter = {
  name: "zod",
  emit(contract) {
    const levels = unheld(contract, () => "a schema sees one value");
    const alone = (expr: Expr, place: Place) => standsAlone(expr, contract, place);
    const shapes = levelsOfShapes(contract, {
      type: (type, isInput) => [
        ...(hasProto(type) ? ["a field with the name __proto__, which Zod leaves out"] : []),
        ...(hasDefault(type) && !isInput ? ["that a field with a default is there: Zod fills it in"] : []),
      ],
      rule: (rule, type, place) => (isLeftOut(rule, type, place, contract) ? [`${words(rule)}: ${because}`] : []),
      declaration: ({ invariants }) =>
        invariants.filter(one => !alone(one.condition, "type")).map(one => `${one.id}: ${because}`),
    });
    const clauses = contract.types
      .flatMap(type => type.invariants)
      .map(({ id, condition }): [string, Exactness] => [
        id,
        alone(condition, "type") ? { level: "exact" } : { level: "unsupported", reason: because },
      ]);
    const promised = new Set(contract.promises.map(one => one.id));
    return { files: [], levels: new Map([...levels, ...shapes, ...clauses.filter(([id]) => promised.has(id))]) };
  },
};

const because = "a schema knows neither the state nor the definitions of the spec";

/** As `schemas/` decides it. */
function standsAlone(expr: Expr, contract: Contract, place: Place): boolean {
  let alone = !readsState(expr, contract);
  const inputs = place === "input" || place === "type";
  walk(expr, one => {
    alone &&= one.kind !== "definition" && one.kind !== "local" && (inputs || one.kind !== "input");
  });
  return alone;
}

function isLeftOut(rule: Rule, type: Type, place: Place, contract: Contract): boolean {
  if (rule.kind === "each") return isLeftOut(rule.rule, type, place, contract);
  if (rule.kind === "refersTo") return rule.otherwise === undefined;
  const expr = condition(rule, { kind: "it", type, span: { start: 0, end: 0 } }, one => one);
  return expr !== undefined && !standsAlone(expr, contract, place);
}

const hasDefault = (type: Type): boolean =>
  type.kind === "record" && type.fields.some(field => field.type.rules.some(rule => rule.kind === "default"));

const hasProto = (type: Type): boolean =>
  type.kind === "record" && type.fields.some(field => field.name === "__proto__");
