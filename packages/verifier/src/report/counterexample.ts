import { decimalsOfFields } from "@tenet/generator";
import { type Values, withPoints } from "@tenet/runtime";
import { sightingOf, type Wrong } from "../search/tally.js";
import type { Session, Trail } from "../session.js";
import type { Counterexample } from "../verdict.js";
import { quiet, quietWords } from "./cover.js";
import { shownAround } from "./surroundings.js";

/** The smallest case in words; `replay` is the command that finds it again. */
export function counterexampleOf(session: Session, trail: Trail, wrong: Wrong, replay: string): Counterexample {
  const { contract, executable } = session;
  const id = wrong.kind === "broken" ? wrong.id : wrong.kind === "incident" ? wrong.law : undefined;
  const law = contract.laws.find(one => one.id === id);
  const given = law && decimalsOfFields(law.given, contract);
  const base = {
    ...(trail.state === undefined ? {} : { state: withPoints(trail.state, executable.decimals) as Values }),
    ...(trail.given === undefined ? {} : { given: withPoints(trail.given, given) as Values }),
    calls: trail.calls.map(({ operation, input, around }) => ({
      operation,
      input: withPoints(input, executable.operations[operation]?.decimals?.input) as Values,
      ...shownAround(
        contract,
        contract.operations.find(({ name }) => name === operation),
        around,
      ),
    })),
    replay,
  };
  if (wrong.kind === "incident")
    return {
      ...base,
      outcome: trail.incident ? quietWords(session, trail.incident.incident) : "",
      expected: "the call to end",
      parts: [],
    };
  if (wrong.kind === "unsteady") {
    const { first = "", second = "" } = trail.unsteady ?? {};
    return {
      ...base,
      outcome: `first ${quiet(session, wrong.operation, first)}, then ${quiet(session, wrong.operation, second)}`,
      expected: "the same answer to the same call",
      parts: [],
    };
  }
  const sighting = sightingOf(trail, wrong);
  if (sighting === undefined) return { ...base, outcome: "", expected: "", parts: [] };
  const { finding, at } = sighting;
  const outcome = quiet(session, trail.calls[at]?.operation, sighting.outcome);
  const found = ["change", "frame"].includes(finding.kind) ? `${outcome}; found: ${finding.actual}` : outcome;
  return { ...base, outcome: found, expected: finding.expected, parts: finding.parts };
}
