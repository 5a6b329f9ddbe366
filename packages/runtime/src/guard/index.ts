/** The boring safety code of a service: validation, permissions, failure modes, redaction, audit, telemetry. */
import type { GuardPlan } from "./plan.js";
import { statusOf } from "./refused.js";

export { EventMisfit } from "./events.js";
export { guardWith } from "./guard.js";
export type {
  AuditRecord,
  CallOutcome,
  Deciding,
  ErrorCall,
  GuardedCall,
  GuardOptions,
  GuardWorld,
} from "./options.js";
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

/**
 * The operations of `All`, each a promise. Those in `Anyone` need not be told who calls, but may be, behind their inputs;
 * the others take it as `All` says.
 */
export type Guarded<All, Anyone extends PropertyKey = keyof All, Actor = unknown> = {
  readonly [K in keyof All]: All[K] extends (...args: infer Args) => infer Answer
    ? (...args: K extends Anyone ? [...Args, context?: { readonly actor?: Actor }] : Args) => Promise<Awaited<Answer>>
    : never;
};

/** The HTTP status of a code, as the spec's Errors say. */
export function statusesOf(plan: GuardPlan): (code: string) => number {
  return code => statusOf(plan, code);
}
