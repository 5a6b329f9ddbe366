/** What follows from a call: events that go out, what is written down, errors that are told to the service. */
import type { OperationContract } from "../contract.js";
import type { Call } from "./call.js";
import type { Discreet } from "./discreet.js";
import type { AuditRecord, GuardOptions } from "./options.js";
import type { GuardPlan } from "./plan.js";
import { Refused } from "./refused.js";
import type { Ended } from "./repeats.js";
import { traceId } from "./telemetry.js";
import { tooLate, within } from "./within.js";

export class Aftermath {
  constructor(
    private readonly plan: GuardPlan,
    private readonly options: GuardOptions,
    private readonly discreet: Discreet,
  ) {}

  /** Tells the service of an error that callers are not shown; `id`: by which the caller may ask for it. */
  heard(call: Call, error: unknown, id?: string): void {
    const { onError } = this.options;
    if (onError === undefined) return;
    const trace = traceId();
    quietly(() =>
      onError(this.discreet.error(error, call), {
        spec: this.plan.contract.spec,
        operation: call.operation.name,
        ...(id === undefined ? {} : { id }),
        ...(trace === undefined ? {} : { trace }),
      }),
    );
  }

  /** Keys of maps stand in places. */
  covered(call: Call, error: Refused): Refused {
    const { place } = error.details;
    if (place === undefined || !place.includes("[")) return error;
    const covered = this.discreet.text(place, this.discreet.knownOf(call));
    return new Refused(error.code, error.message, { ...error.details, place: covered });
  }

  /** Events go out, and who did what is written down; what fails at that does not undo the call. */
  async followed(call: Call, ended: Ended): Promise<void> {
    const { emit, audit } = this.options;
    const events = ended.kind === "succeeded" && emit !== undefined ? call.events : [];
    for (const event of events) await this.handed(call, "emit", () => emit?.(event));
    if (audit !== undefined && this.isAudited(call.operation))
      await this.handed(call, "audit", () => audit(this.auditOf(call, ended)));
  }

  /** Whoever takes it may not hold up the call for ever. */
  private async handed(call: Call, option: "emit" | "audit", hand: () => unknown): Promise<void> {
    const { handOver = 10_000 } = this.options;
    try {
      const taken = hand();
      if (isThenable(taken)) await within(handOver, async () => taken);
    } catch (error) {
      const late = () => new Error(`The option ${option} did not settle within ${handOver} ms.`);
      this.heard(call, error === tooLate ? late() : error);
    }
  }

  private isAudited({ name, emits = [] }: OperationContract): boolean {
    const { audited = [] } = this.options;
    return audited === "all" || emits.length > 0 || audited.includes(name);
  }

  private auditOf(call: Call, ended: Ended): AuditRecord {
    const known = this.discreet.knownOf(call);
    const trace = traceId();
    return {
      at: call.now,
      spec: this.plan.contract.spec,
      operation: call.operation.name,
      actor: this.discreet.actor(call, known),
      input: this.discreet.input(call, known),
      outcome: ended.kind,
      ...(ended.kind === "succeeded" ? {} : { code: ended.error.code }),
      events: ended.kind === "succeeded" ? call.events.map(one => one.event) : [],
      ...(trace === undefined ? {} : { trace }),
    };
  }
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | undefined | null)?.then === "function";
}

function quietly(hear: () => unknown): void {
  try {
    const heard = hear();
    if (heard instanceof Promise) heard.catch(() => {});
  } catch {
    // Whoever hears of errors must not make more of them.
  }
}
