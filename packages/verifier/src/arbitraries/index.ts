/** Arbitraries for one contract, from its plan. */
import type { Contract } from "@tenet/checker";
import { type GroupNode, planArbitraries } from "@tenet/generator";
import { Draw, emptyScope, plain, Tally, union } from "@tenet/testing";
import type { Values } from "@tenet/runtime";
import fc from "fast-check";
import { Builder } from "./build.js";
import { Late } from "./late.js";
import type { Aim, Arbitraries, Pool } from "./types.js";

const nothing: Draw<object> = plain(fc.constant({}));
const never = fc.constant(() => undefined);

export function buildArbitraries(contract: Contract): Arbitraries {
  const plan = planArbitraries(contract);
  const types = new Map(plan.types.map(({ name, node }) => [name, node]));
  const tally = new Tally();
  const builder = (pool?: Pool) => new Builder(contract, types, pool);
  const whole = (node: GroupNode | undefined, pool?: Pool) => counted(node ? builder(pool).group(node) : nothing, tally);
  const inputs = (operation: string, aim: Aim | undefined): readonly GroupNode[] => {
    const found = plan.operations.find(one => one.name === operation);
    if (!aim) return found ? [found.inputs] : [];
    return found?.nearMisses.find(one => one.clause === aim.breaks)?.inputs ?? [];
  };
  return {
    state: whole(plan.state) as fc.Arbitrary<Values>,
    input(operation: string, aim?: Aim, pool?: Pool) {
      const groups = inputs(operation, aim).map(node => builder(pool).group(node));
      return groups.length === 0 ? never : new Late(groups.length === 1 ? groups[0]! : union(...groups), tally);
    },
    law(id: string, pool?: Pool) {
      return whole(plan.laws.find(law => law.id === id)?.given, pool) as fc.Arbitrary<Values>;
    },
    fallbacks: () => [...tally.counts].map(([clause, counts]) => ({ clause, ...counts })),
  };
}

/** The draw with its filters counted. */
function counted(draw: Draw<object>, tally: Tally): Draw<object> {
  return new Draw<object>(draw.raw, raw => draw.resolve(raw, { ...emptyScope, tally }));
}
