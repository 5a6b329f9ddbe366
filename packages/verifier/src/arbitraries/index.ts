/** Arbitraries for one contract, from its plan. */
import type { Contract, Environment } from "@tenet/checker";
import { type GroupNode, planArbitraries } from "@tenet/generator";
import type { Values } from "@tenet/runtime";
import { type Case, cases, Draw, emptyScope, plain, Tally, union, unusable } from "@tenet/testing";
import fc from "fast-check";
import type { Literals } from "../mined/literals.js";
import { Builder } from "./build.js";
import { Late } from "./late.js";
import type { Aim, Arbitraries, Pool } from "./types.js";

const nothing: Draw<object> = plain(fc.constant({}));
const never = fc.constant(() => undefined);

/** `reference` calls the functions of modules, where a duty of the caller needs one; `literals` are worth trying. */
export function buildArbitraries(
  contract: Contract,
  reference?: Environment["reference"],
  literals?: Literals,
): Arbitraries {
  const plan = planArbitraries(contract);
  const types = new Map(plan.types.map(({ name, node }) => [name, node]));
  const tally = new Tally();
  const builder = (pool?: Pool) => new Builder(contract, types, pool, reference, literals);
  const whole = (node: GroupNode | undefined, pool?: Pool) =>
    counted(node ? builder(pool).group(node) : nothing, tally);
  // Two clauses may well exclude each other: that says nothing of either.
  const countsOf = (aim: Aim | undefined) => (aim?.also === undefined ? tally : new Tally());
  const inputs = (operation: string, aim: Aim | undefined): readonly GroupNode[] => {
    const found = plan.operations.find(one => one.name === operation);
    if (!aim) return found ? [found.inputs] : [];
    if (aim.also !== undefined)
      return (found?.pairs ?? [])
        .filter(one => one.first === aim.breaks && one.second === aim.also)
        .map(one => one.inputs);
    return found?.nearMisses.find(one => one.clause === aim.breaks)?.inputs ?? [];
  };
  const input = (operation: string, aim: Aim | undefined, pool: Pool | undefined): Draw<object> | undefined => {
    const groups = inputs(operation, aim).map(node => builder(pool).group(node));
    return groups.length > 1 ? union(...groups) : groups[0];
  };
  return {
    state: whole(plan.state) as fc.Arbitrary<Values>,
    input(operation: string, aim?: Aim, pool?: Pool) {
      const draw = input(operation, aim, pool);
      return draw ? new Late(draw, countsOf(aim)) : never;
    },
    cases(operation: string, aim?: Aim, pool?: Pool) {
      const draw = input(operation, aim, pool);
      if (!draw) return fc.constant(undefined);
      const states = plan.state ? builder().group(plan.state) : nothing;
      return counted(cases(states, draw), countsOf(aim)).map(one =>
        (one as unknown) === unusable ? undefined : (one as Case<Values, Values>),
      );
    },
    aims: (operation, clause) => inputs(operation, { breaks: clause }).length > 0,
    pairs: operation =>
      (plan.operations.find(one => one.name === operation)?.pairs ?? []).map(({ first, second }) => ({
        breaks: first,
        also: second,
      })),
    law(id: string, pool?: Pool) {
      return whole(plan.laws.find(law => law.id === id)?.given, pool) as fc.Arbitrary<Values>;
    },
    actor: plan.actor && builder().build(plan.actor),
    answers: plan.answers.map(({ port, function: name, node }) => ({
      port,
      function: name,
      draw: node === undefined ? plain<unknown>(fc.constant(undefined)) : builder().build(node),
    })),
    fallbacks: () => [...tally.counts].map(([clause, counts]) => ({ clause, ...counts })),
  };
}

/** The draw with its filters counted. */
function counted<T>(draw: Draw<T>, tally: Tally): Draw<T> {
  return new Draw<T>(draw.raw, raw => draw.resolve(raw, { ...emptyScope, tally }));
}
