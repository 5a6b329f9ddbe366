/** What the spec would have come to: what is expected may be as secret as what was found. */
import { applyChanges, type OperationContract, type Scene } from "@tenet/runtime";
import type { Session, Trail } from "../session.js";
import type { Gathering } from "./secrets.js";

export function gatherWanted({ executable }: Session, { calls, sightings }: Trail, known: Gathering): void {
  for (const { finding, at, ended } of sightings) {
    const operation = executable.operations[calls[at]?.operation ?? ""];
    if (!finding.holds && operation !== undefined && ended !== undefined) gather(operation, ended.scene, known);
  }
}

function gather(operation: OperationContract, scene: Scene, known: Gathering): void {
  const { refusals, failureModes = [], emits = [], uses = [], changes = [] } = operation;
  const refusedBy = new Set([undefined, ...changes.map(row => row.refusedBy)]);
  for (const by of [...refusedBy].filter(id => id === undefined || refusals.some(one => one.id === id)))
    for (const mode of [undefined, ...failureModes.map(({ id }) => id)])
      tried(() => known.state(applyChanges(scene.before, operation, scene, by, mode).expected));
  for (const { event, data } of emits)
    tried(() => known.went(undefined, { scene: { events: [{ event, data: data?.(scene) }] } }));
  for (const use of uses)
    tried(() => known.answer({ ...use, args: use.args(scene), answer: { kind: "failed", code: undefined } }));
}

/** What has no value is shown nowhere. */
function tried(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
}
