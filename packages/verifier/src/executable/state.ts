/** Conditions over the whole state: its variables fit their types, and every entity in it keeps its Always. */
import type * as ir from "@tenet/checker";
import { conforms, evaluate, trace } from "@tenet/checker";
import type { Clause, Scene } from "@tenet/runtime";
import { clauseOf, environmentOf, type Maker, premiseOf } from "./clauses.js";
import { instancesOf } from "./instances.js";

/** `accounts.type`, for each variable. */
export function variableClauses(maker: Maker): Clause[] {
  return maker.contract.state.map(variable => {
    const misfit = (scene: Scene) => conforms(scene.after[variable.name], variable.type, environmentOf(maker, scene), { invariants: false });
    return {
      id: `${variable.name}.type`,
      kind: "invariant",
      text: `${variable.name} fits its type`,
      expression: `${variable.name} fits its type`,
      line: variable.line,
      readsState: true,
      holds: scene => misfit(scene) === undefined,
      parts: scene => {
        const found = misfit(scene);
        return found === undefined ? [] : [{ text: `${variable.name}${found.path} (expected: ${found.expected})`, value: found.actual }];
      },
    };
  });
}

/** An entity's Always, asked of every instance in the state. */
export function entityClauses(maker: Maker): Clause[] {
  return maker.contract.types.flatMap(type => type.invariants.map(clause => entityClause(maker, type.name, clause)));
}

function entityClause(maker: Maker, entity: string, clause: ir.Clause): Clause {
  const premise = premiseOf(clause.condition);
  const instances = (scene: Scene) => maker.contract.state.flatMap(variable =>
    instancesOf(maker.contract, entity, variable.type.type, scene.after[variable.name]));
  const asked = (condition: ir.Expr, scene: Scene) => (it: unknown) => evaluate(condition, environmentOf(maker, scene, { it })) === true;
  return {
    ...clauseOf<Clause>(maker, clause, "invariant"),
    readsState: true,
    holds: scene => instances(scene).every(asked(clause.condition, scene)),
    entered: scene => {
      const all = instances(scene);
      return premise === undefined ? all.length > 0 : all.some(asked(premise, scene));
    },
    parts: scene => {
      const it = instances(scene).find(each => !keeps(() => asked(clause.condition, scene)(each)));
      return it === undefined ? [] : [...trace(clause.condition, environmentOf(maker, scene, { it }), maker.quote), { text: "it", value: it }];
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
