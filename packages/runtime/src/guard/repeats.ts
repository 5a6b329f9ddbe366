/** Idempotent operations: a call with a key that was used before answers as then. */
import { copy } from "../values/index.js";
import { type Call, sceneOf } from "./call.js";
import type { Digest } from "./digest.js";
import type { GuardPlan, Idempotency } from "./plan.js";
import { type Refused, refused } from "./refused.js";
import type { IdempotencyStore, Remembered } from "./store.js";

/** How a call ended: `value` as the implementation answered it. */
export type Ended =
  | { readonly kind: "succeeded"; readonly value: unknown }
  | { readonly kind: "refused" | "failed"; readonly error: Refused };

interface Options {
  readonly store: IdempotencyStore;
  readonly digest: Digest;
  /** Hears of a store that fails once the call has ended: that changes nothing for the caller. */
  readonly heard: (call: Call, error: unknown) => void;
  /** The code of a call of which nobody knows what became. */
  readonly unknown: string;
}

export class Repeats {
  private readonly running = new Map<string, { readonly request: string; readonly ended: Promise<Ended> }>();

  constructor(
    private readonly plan: GuardPlan,
    private readonly options: Options,
  ) {}

  /** Makes the call unless it repeats another. What succeeded is remembered, and that it is not known how a call ended. */
  async once(call: Call, make: () => Promise<Ended>): Promise<Ended> {
    const rule = this.plan.operations[call.operation.name]?.idempotent;
    if (rule === undefined) return make();
    const { digest } = this.options;
    const key = digest.of([this.plan.contract.spec, call.operation.name, rule.key(sceneOf(call))]);
    // What one caller was answered is not for another.
    const request = digest.of(rule.actor === true ? [call.input] : [call.input, call.actor]);
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
    call: Call,
    make: () => Promise<Ended>,
  ): Promise<Ended> {
    const { store } = this.options;
    const now = call.now.getTime();
    const until = rule.within === undefined ? undefined : now + rule.within;
    const before = await store.claim(key, { request }, now, until);
    if (before !== undefined) return this.repeated(rule, before, request, make);
    let ended: Ended | undefined;
    try {
      ended = await make();
      return ended;
    } finally {
      const entry = entryOf(request, call, ended);
      await this.kept(call, () => (entry === undefined ? store.release(key) : store.put(key, entry, until)));
    }
  }

  private async repeated(
    rule: Idempotency,
    before: Remembered,
    request: string,
    make: () => Promise<Ended>,
  ): Promise<Ended> {
    if (before.request !== request) return this.reused(rule, make);
    if (before.answer) return { kind: "succeeded", value: copy(before.answer.value) };
    if (before.unknown !== true) return this.refuse(rule.running ?? "IN_PROGRESS");
    const message = "it is not known how the first call with this key ended";
    return { kind: "failed", error: refused(this.plan, this.options.unknown, { retry: false }, message) };
  }

  /** Where the store fails, the key stays taken. */
  private async kept(call: Call, keep: () => unknown): Promise<void> {
    try {
      await keep();
    } catch (error) {
      this.options.heard(call, error);
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

/** What is kept of a call that ended; nothing where it is certain that it did nothing. */
function entryOf(request: string, { begun }: Call, ended: Ended | undefined): Remembered | undefined {
  if (ended?.kind === "succeeded") return { request, answer: { value: copy(ended.value) } };
  return ended?.kind === "refused" || !begun ? undefined : { request, unknown: true };
}
