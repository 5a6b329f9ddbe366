/** Where a level says something else than it claims. */
import type { Contract } from "@tenet/checker";
import { show } from "@tenet/runtime";
import type { Asked } from "./levels.js";
import { questionsOf, valuesFor } from "./shapes.js";

export interface Disagreement {
  readonly level: string;
  readonly id: string;
  readonly said: string;
  readonly value: string;
}

/** The first of each promise and kind. `asked` counts the answers that could have been wrong. */
export function disagreements(
  contract: Contract,
  levels: readonly Asked[],
): { readonly found: Disagreement[]; readonly asked: Map<string, number> } {
  const found = new Map<string, Disagreement>();
  const asked = new Map<string, number>();
  for (const question of questionsOf(contract)) {
    const values = valuesFor(contract, question);
    for (const level of levels) {
      const claim = level.levels.get(question.id);
      const judge = claim && claim.level !== "unsupported" ? level.judge(question) : undefined;
      if (claim === undefined || judge === undefined) continue;
      const isExact = (id: string) => level.levels.get(id)?.level === "exact";
      for (const { value, keeps, clauses } of values) {
        // Who holds the whole exactly, or one of the clauses that the value breaks, must refuse it.
        const due = keeps ? [] : [question.id, ...clauses].filter(isExact);
        if (!keeps && due.length === 0) continue;
        const lets = judge(value);
        if (lets === undefined) continue;
        asked.set(level.name, (asked.get(level.name) ?? 0) + 1);
        if (lets === keeps) continue;
        const said = lets ? "lets through what breaks it" : "refuses what keeps it";
        for (const id of keeps ? [question.id] : due) {
          const key = `${level.name} ${id} ${said}`;
          if (!found.has(key)) found.set(key, { level: level.name, id, said, value: show(value) });
        }
      }
    }
  }
  return { found: [...found.values()], asked };
}
