/** Idempotent operations: a call with a key that was used before answers as then. */
import { createHash } from "node:crypto";
import { canonical } from "../values/canonical.js";
import { copy } from "../values/index.js";
import { type Call, sceneOf } from "./call.js";
import type { GuardPlan, Idempotency } from "./plan.js";
import { type Refused, refused } from "./refused.js";
import type { IdempotencyStore } from "./store.js";

/** How a call ended: `value` as the implementation answered it. */
export type Ended =
  | { readonly kind: "succeeded"; readonly value: unknown }
  | { readonly kind: "refused" | "failed"; readonly error: Refused };

export class Repeats {
  private readonly running = new Map<string, { readonly request: string; readonly ended: Promise<Ended> }>();

  constructor(
    private readonly plan: GuardPlan,
    private readonly store: IdempotencyStore,
  ) {}

  /** Makes the call unless it repeats another. Only what succeeds is remembered. */
  async once(call: Call, make: () => Promise<Ended>): Promise<Ended> {
    const rule = this.plan.operations[call.operation.name]?.idempotent;
    if (rule === undefined) return make();
    const key = digest([this.plan.contract.spec, call.operation.name, rule.key(sceneOf(call))]);
    // What one caller was answered is not for another.
    const request = digest([call.input, call.actor]);
    const first = this.running.get(key);
    if (first !== undefined) return this.beside(rule, first, request, () => this.once(call, make));
    const ended = this.claimed(rule, key, request, call, make);
    this.running.set(key, { request, ended });
    try {
      return await ended;
    } finally {
      this.running.delete(key);
    }
  }

  /** The first call with the key is under way here. */
  private async beside(
    rule: Idempotency,
    first: { readonly request: string; readonly ended: Promise<Ended> },
    request: string,
    again: () => Promise<Ended>,
  ): Promise<Ended> {
    if (first.request !== request) return this.reused(rule, again, first.ended);
    if (rule.running !== undefined) return this.refuse(rule.running);
    const ended = await first.ended.catch(() => undefined);
    return ended?.kind === "succeeded" ? { ...ended, value: copy(ended.value) } : again();
  }

  private async claimed(
    rule: Idempotency,
    key: string,
    request: string,
    { now }: Call,
    make: () => Promise<Ended>,
  ): Promise<Ended> {
    const until = rule.within === undefined ? undefined : now.getTime() + rule.within;
    const before = await this.store.claim(key, { request }, now.getTime(), until);
    if (before !== undefined && before.request !== request) return this.reused(rule, make);
    if (before?.answer) return { kind: "succeeded", value: copy(before.answer.value) };
    if (before !== undefined) return this.refuse(rule.running ?? "IN_PROGRESS");
    let ended: Ended | undefined;
    try {
      ended = await make();
      return ended;
    } finally {
      if (ended?.kind === "succeeded")
        await this.store.put(key, { request, answer: { value: copy(ended.value) } }, until);
      else await this.store.release(key);
    }
  }

  /** The key came with another input: refused where the spec says how, else a call like any other. */
  private async reused(rule: Idempotency, make: () => Promise<Ended>, first?: Promise<unknown>): Promise<Ended> {
    if (rule.otherwise !== undefined) return this.refuse(rule.otherwise);
    await first?.catch(() => {});
    return make();
  }

  private refuse(code: string): Ended {
    return { kind: "refused", error: refused(this.plan, code) };
  }
}

function digest(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}
