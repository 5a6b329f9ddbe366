import type { Contract } from "@tenet/checker";
import type { Fallback, Status, Verdict } from "@tenet/verifier";
import type { Kept } from "../counterexamples/keeper.js";

/** What `spec verify` found, before it is printed. */
export interface Outcome {
  readonly specs: readonly SpecOutcome[];
  /** Absent where given cases were judged. */
  readonly seed?: number;
  readonly strict: boolean;
  /** Of the specs that have kept cases. */
  readonly kept?: readonly Kept[];
}

export interface SpecOutcome {
  readonly contract: Contract;
  /** One for each implementation; none where the configuration names none. */
  readonly runs: readonly Run[];
}

export interface Run {
  readonly implementation: string;
  readonly verdicts: readonly Verdict[];
  /** Clauses whose values were filtered, not built. */
  readonly filtered?: readonly Fallback[];
}

export const statuses: readonly Status[] = [
  "held",
  "broken",
  "timed-out",
  "crashed",
  "no-answer",
  "vacuous",
  "flaky",
  "not-checked",
];

/** Every verdict; a spec without an implementation has one `not-checked` for each promise. Unbound statements have none. */
export function allVerdicts(outcome: Outcome): Verdict[] {
  return outcome.specs.flatMap(spec =>
    spec.runs.length === 0 ? unchecked(spec.contract) : spec.runs.flatMap(run => verdictsOf(spec, run)),
  );
}

/** Of one implementation, without those on statements that nothing checks: `unboundOf` has them. */
export function verdictsOf({ contract }: SpecOutcome, run: Run): Verdict[] {
  const unbound = new Set(
    contract.promises.filter(promise => promise.status === "unbound").map(promise => `${contract.spec}/${promise.id}`),
  );
  return run.verdicts.filter(verdict => !unbound.has(verdict.promise));
}

function unchecked(contract: Contract): Verdict[] {
  return contract.promises
    .filter(promise => promise.status !== "unbound")
    .map(promise => ({
      promise: `${contract.spec}/${promise.id}`,
      implementation: "",
      status: "not-checked",
      text: promise.text,
      ...(promise.expression === undefined ? {} : { expression: promise.expression }),
      path: contract.path,
      line: promise.line,
      cases: 0,
      nearMisses: 0,
      reason: "The configuration names no implementation of this spec.",
    }));
}

export interface Unbound {
  readonly promise: string;
  readonly text: string;
  readonly path: string;
  readonly line: number;
}

/** Statements that nothing checks. */
export function unboundOf(outcome: Outcome): Unbound[] {
  return outcome.specs.flatMap(({ contract }) =>
    contract.promises
      .filter(promise => promise.status === "unbound")
      .map(({ id, text, line }) => ({ promise: `${contract.spec}/${id}`, text, path: contract.path, line })),
  );
}

export function tally(outcome: Outcome): Record<Status, number> {
  const verdicts = allVerdicts(outcome);
  return Object.fromEntries(
    statuses.map(status => [status, verdicts.filter(verdict => verdict.status === status).length]),
  ) as Record<Status, number>;
}

/** 1 where a promise is not kept or nothing shows that it is; under `--strict` also where nothing was checked. */
export function exitCode(outcome: Outcome): number {
  const { held, "not-checked": notChecked, ...bad } = tally(outcome);
  const failed = Object.values(bad).some(number => number > 0);
  return failed || (outcome.strict && (notChecked > 0 || unboundOf(outcome).length > 0)) ? 1 : 0;
}
