import type { Wrong } from "../search/tally.js";
import type { Trail } from "../session.js";
import type { Counterexample } from "../verdict.js";

/** The smallest case in words; `replay` is the command that finds it again. */
export function counterexampleOf(trail: Trail, wrong: Wrong, replay: string): Counterexample {
  const base = {
    ...(trail.state === undefined ? {} : { state: trail.state }),
    ...(trail.given === undefined ? {} : { given: trail.given }),
    calls: trail.calls,
    replay,
  };
  if (wrong.kind === "incident")
    return { ...base, outcome: trail.incident?.incident.words ?? "", expected: "the call to end", parts: [] };
  if (wrong.kind === "unsteady") {
    const { first = "", second = "" } = trail.unsteady ?? {};
    return {
      ...base,
      outcome: `first ${first}, then ${second}`,
      expected: "the same answer to the same call",
      parts: [],
    };
  }
  const sighting = trail.sightings.find(({ finding }) => finding.id === wrong.id && !finding.holds);
  if (sighting === undefined) return { ...base, outcome: "", expected: "", parts: [] };
  const { finding, outcome } = sighting;
  const found = ["change", "frame"].includes(finding.kind) ? `${outcome}; found: ${finding.actual}` : outcome;
  return { ...base, outcome: found, expected: finding.expected, parts: finding.parts };
}
