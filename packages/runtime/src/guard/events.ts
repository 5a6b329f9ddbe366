/** Events of a call: checked as they are sent out, kept until it has succeeded. */

import type { EventRecord } from "../contract.js";
import { copy } from "../values/index.js";
import { sceneOf, underWay } from "./call.js";
import { at, misfitWhereKnown } from "./observed.js";
import type { GuardPlan } from "./plan.js";

/** An event that no operation may send out so. Its message holds no values. */
export class EventMisfit extends Error {
  override readonly name = "EventMisfit";
}

/** What the implementation is given as `emit`. */
export function emitterOf({ events, contract }: GuardPlan): (sent: unknown) => void {
  return sent => {
    const { event, data } = sent as EventRecord;
    const call = underWay.getStore();
    if (call === undefined || call.ended)
      throw new EventMisfit(`${event} was sent out while no operation of ${contract.spec} is under way.`);
    const plan = Object.hasOwn(events, event) ? events[event] : undefined;
    if (plan === undefined) throw new EventMisfit(`${contract.spec} declares no event ${event}.`);
    const wrong = misfitWhereKnown(() => plan.fits(data, sceneOf(call)));
    if (wrong !== undefined)
      throw new EventMisfit(`The data of ${event} do not fit${at(wrong)}: expected ${wrong.expected}.`);
    call.events.push({ event, data: copy(data) });
  };
}
