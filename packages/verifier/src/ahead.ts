/** The start of an implementation's process, ahead of the run that takes it over: it loads while others are judged. */
import { callable, worlds } from "@tenet/checker";
import { Host } from "./child/host.js";
import type { Target } from "./options.js";
import { planOf } from "./plan.js";

/** A process that `verify` can be handed. One that is not handed over must be disposed of. */
export type Started = Host;

/** Never throws: whether the module loads, `verify` will say. */
export function startAhead({
  contract,
  implementation,
  deadline,
}: Pick<Target, "contract" | "implementation" | "deadline">): Started {
  const host = new Host(planOf(callable(contract, worlds), implementation), deadline);
  host.ready().catch(() => {});
  return host;
}
