/** What is secret in a race: what was seen of it, and what the spec would have come to. */
import type { Gathering } from "../report/secrets.js";
import type { Breach } from "./explore.js";
import type { Came } from "./program.js";
import { aloneIn, cameOf, type Stage } from "./scene.js";
import { ordersOf } from "./show.js";

export function gatherRace(known: Gathering, stage: Stage, { program, history }: Breach): void {
  known.state(program.state);
  for (const { operation, input, around } of [...program.before, ...program.calls])
    known.call(operation, input, around);
  for (const { operation, scene, outcome } of program.earlier) known.went(operation, { scene, outcome });
  known.state(history.start);
  for (const { call, outcome, ports, events } of history.calls)
    known.went(call.operation, { scene: { ports, events }, outcome });
  known.state(history.state);
  for (const order of ordersOf(history)) {
    const done: Came[] = [];
    let state: typeof history.state = history.start;
    for (const past of order) {
      if (state === undefined) break;
      const alone = aloneIn(stage, history, past, state, done);
      const came = cameOf(stage, history, past, state);
      if (came !== undefined) done.push(came);
      known.result(past.call.operation, alone.result);
      known.state(alone.state);
      state = alone.state;
    }
  }
}
