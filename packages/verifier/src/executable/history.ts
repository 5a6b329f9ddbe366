/** Rules of history as conditions over the state before and after a call: `accounts.never-deleted`. */
import { type HistoryRule, historyRules } from "@tenet/checker";
import { type Decimals, decimalsIn } from "@tenet/generator";
import { type Clause, lapse, type Pair, type Scene, survivors, withPoints } from "@tenet/runtime";
import type { Maker } from "./clauses.js";

export function historyClauses({ contract }: Maker): Clause[] {
  return historyRules(contract)
    .filter(rule => rule.places.length > 0)
    .map(rule => historyClause(rule, decimalsIn(rule.type, contract)));
}

function historyClause(rule: HistoryRule, decimals: Decimals | undefined): Clause {
  const { id, what, text, line, field, sometimes } = rule;
  const owner = id.slice(0, id.lastIndexOf("."));
  const broken = (scene: Scene) => lapse(what, pairsOf(rule, scene), field, sometimes);
  return {
    id,
    kind: "invariant",
    text,
    expression: text,
    line,
    readsState: true,
    holds: scene => broken(scene) === undefined,
    parts: scene => {
      const pair = broken(scene);
      return pair === undefined
        ? []
        : [
            { text: `old(${owner})`, value: withPoints(pair[0], decimals) },
            { text: owner, value: withPoints(pair[1], decimals) },
          ];
    },
    entered: scene => pairsOf(rule, scene).length > 0,
  };
}

/** The values before and after; an entity is the same one under the same key. */
function pairsOf({ places }: HistoryRule, { before, after }: Scene): readonly Pair[] {
  return places.flatMap(({ variable, entries }) =>
    entries ? [...survivors(before[variable], after[variable])] : [[before[variable], after[variable]] as const],
  );
}
