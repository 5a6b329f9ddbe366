/** An entity's Always, asked of every instance: in the state, in results, and where it is met in inputs alone, of the caller. */
import type * as ir from "@tenet/checker";
import { evaluate, holdsNamed } from "@tenet/checker";
import type { Clause, ClauseKind, Scene } from "@tenet/runtime";
import { clauseOf, environmentOf, type Maker, partsOf, premiseOf, presentIn } from "./clauses.js";
import { instancesOf } from "./instances.js";

/** Who owes an entity's Always: the implementation, where the type is met in the state or in results; else the caller. */
export type Owner = "implementation" | "caller" | "nobody";

interface Place {
  readonly type: ir.Type;
  readonly read: (scene: Scene) => unknown;
}

/** The Always of every entity in the state. */
export function stateEntities(maker: Maker): Clause[] {
  const places = maker.contract.state.map(
    ({ name, type }): Place => ({ type: type.type, read: scene => scene.after[name] }),
  );
  return entityClauses(maker, places, "invariant", true);
}

/** The Always of every entity in a result. */
export function resultEntities(maker: Maker, { returns }: ir.Operation): Clause[] {
  return returns === undefined
    ? []
    : entityClauses(maker, [{ type: returns.type, read: scene => scene.result }], "invariant", false);
}

/** The Always of every entity that is met in inputs only: what the types of the inputs ask for anyway, as duties that can be counted. */
export function inputEntities(maker: Maker, { inputs }: ir.Operation): Clause[] {
  const places = inputs.map(({ name, type }): Place => ({ type: type.type, read: scene => scene.input[name] }));
  return entityClauses(maker, places, "precondition", false).filter(
    ({ id }) => ownerOf(maker.contract, id) === "caller",
  );
}

/** Ids of the duties that the given values of a law meet. */
export function givenEntities(contract: ir.Contract, law: ir.Law, given: Readonly<Record<string, unknown>>): string[] {
  return contract.types
    .filter(type =>
      law.given.some(({ name, type: of }) => instancesOf(contract, type.name, of.type, given[name]).length > 0),
    )
    .flatMap(type => type.invariants.map(({ id }) => id))
    .filter(id => ownerOf(contract, id) === "caller");
}

/** Undefined where the clause is not an entity's. */
export function ownerOf(contract: ir.Contract, id: string): Owner | undefined {
  const declared = contract.types.find(type => type.invariants.some(clause => clause.id === id));
  if (declared === undefined) return undefined;
  const met = (types: readonly (ir.RuledType | undefined)[]) =>
    types.some(of => of !== undefined && holdsNamed(contract, of.type, declared.name));
  const { state, operations, laws } = contract;
  if (met(state.map(({ type }) => type)) || met(operations.map(({ returns }) => returns))) return "implementation";
  return met(
    [...operations.flatMap(({ inputs }) => inputs), ...laws.flatMap(({ given }) => given)].map(({ type }) => type),
  )
    ? "caller"
    : "nobody";
}

function entityClauses(maker: Maker, places: readonly Place[], kind: ClauseKind, readsState: boolean): Clause[] {
  return maker.contract.types.flatMap(type => {
    const own = places.filter(place => holdsNamed(maker.contract, place.type, type.name));
    return own.length === 0
      ? []
      : type.invariants.map(clause => entityClause(maker, type.name, clause, own, kind, readsState));
  });
}

function entityClause(
  maker: Maker,
  entity: string,
  clause: ir.Clause,
  places: readonly Place[],
  kind: ClauseKind,
  readsState: boolean,
): Clause {
  const premise = premiseOf(clause.condition);
  const instances = (scene: Scene) =>
    places.flatMap(({ type, read }) => instancesOf(maker.contract, entity, type, read(scene)));
  const asked = (condition: ir.Expr, scene: Scene) => (it: unknown) =>
    evaluate(condition, environmentOf(maker, scene, { it })) === true;
  return {
    ...clauseOf<Clause>(maker, clause, kind),
    readsState,
    holds: scene => instances(scene).every(asked(clause.condition, scene)),
    entered: scene => {
      const all = instances(scene);
      return premise === undefined ? all.length > 0 : all.some(asked(premise, scene));
    },
    parts: scene => {
      const it = instances(scene).find(each => !keeps(() => asked(clause.condition, scene)(each)));
      if (it === undefined) return [];
      const parts = partsOf(maker, clause, environmentOf(maker, scene, { it }));
      const shown = presentIn(maker.contract)(it, { kind: "named", name: entity });
      return [...parts.filter(({ text }) => text !== "it"), { text: "it", value: shown }];
    },
  };
}

function keeps(condition: () => boolean): boolean {
  try {
    return condition();
  } catch {
    return false;
  }
}
