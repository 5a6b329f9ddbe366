/** The boring safety code of a service: validation, permissions, failure modes, redaction, audit, telemetry. */
import type { GuardPlan } from "./plan.js";
import { statusOf } from "./refused.js";

export { EventMisfit } from "./events.js";
export { guardWith } from "./guard.js";
export type { AuditRecord, CallOutcome, ErrorCall, GuardedCall, GuardOptions, GuardWorld } from "./options.js";
export { pathsTo, redactionPathsOf } from "./paths.js";
export type {
  Access,
  GuardedError,
  GuardedFunction,
  GuardedOperation,
  GuardMode,
  GuardPlan,
  Idempotency,
  Trouble,
} from "./plan.js";
export { PortTrouble, type PortTroubleKind, type RefusalDetails, Refused } from "./refused.js";
export { type IdempotencyStore, memoryStore, type Remembered } from "./store.js";

/** The operations of `All`, each a promise; a call may tell who makes it behind its inputs. */
export type Guarded<All, Name extends PropertyKey = keyof All> = {
  readonly [K in keyof All & Name]: All[K] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

/** The HTTP status of a code, as the spec's Errors say. */
export function statusesOf(plan: GuardPlan): (code: string) => number {
  return code => statusOf(plan, code);
}
