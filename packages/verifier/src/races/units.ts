/** The part of the search that is about calls at the same time. */
import type { Contract } from "@tenet/checker";
import type { SearchPlan, Unit } from "../search/search.js";
import { judgeRaces, Seen } from "./race.js";

/** Programs, as a share of the runs. */
const share = 0.3;
const fewest = 20;

/** Whether the promise is about calls at the same time, and those alone. */
export function isRace({ quality }: Contract, id: string): boolean {
  return quality.some(one => one.id === id && one.measure.kind === "linearizable");
}

/** One unit for each promise of concurrent use that is asked for. */
export function raceUnits(plan: SearchPlan, seedOf: (name: string) => number): Unit[] {
  const { session, tally, missing, promises, options } = plan;
  const weight = Math.max(fewest, Math.ceil(options.runs * share));
  const wanted = session.contract.quality.filter(
    ({ id, operation }) =>
      isRace(session.contract, id) && !missing.has(operation) && promises.some(one => one.id === id),
  );
  return wanted.map(quality => {
    const seen = new Seen(quality.operation);
    const run: Unit["run"] = async part => {
      const status = tally.races.get(quality.id)?.status;
      // What the first part of the search has found is not looked for again.
      if (status !== undefined && status !== "held" && status !== "vacuous") return;
      const programs = Math.ceil(weight * part.share);
      const verdict = await judgeRaces({ ...plan, seed: seedOf(`${quality.id}${part.name}`), programs }, quality, seen);
      if (verdict === undefined) return;
      tally.races.set(quality.id, verdict);
      tally.counts.set(quality.id, { cases: verdict.schedules, nearMisses: 0 });
    };
    return { subject: quality.id, purpose: { kind: "race", id: quality.id }, weight, run };
  });
}
