import type { Payment, PaymentsEvent, PaymentsPorts, PaymentsRefusal, Refund } from "../generated/payments.contract.js";
import { Turns } from "./turns.js";
import { within } from "./within.js";

const day = 86_400_000;

/** How an operation ends. */
type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: PaymentsRefusal } };

/** Payments in memory. What it must do stands in payments.spec.md. */
export class Payments {
  readonly payments: Map<string, Payment>;
  readonly refunds: Map<string, Refund>;
  private readonly keys = new Map<
    string,
    { readonly request: string; readonly at: number; answer?: Answer<unknown> }
  >();
  /** While the bank is asked about a payment, other calls about it wait. */
  private readonly turns = new Turns();

  constructor(
    state: { readonly payments: ReadonlyMap<string, Payment>; readonly refunds: ReadonlyMap<string, Refund> },
    private readonly ports: PaymentsPorts,
    private readonly now: () => number,
    private readonly newId: (kind: string) => string,
    private readonly emit: (event: PaymentsEvent) => void,
  ) {
    this.payments = new Map(state.payments);
    this.refunds = new Map(state.refunds);
  }

  ask({ key, amount, currency }: { key: string; amount: number; currency: string }) {
    return this.once(`ask ${key}`, JSON.stringify([amount, currency]), async () => {
      const id = this.fresh("pay", this.payments);
      const secret = this.newId("secret").padEnd(32, "0");
      this.payments.set(id, { id, amount, currency, status: "asked", secret });
      return ok({ id, secret });
    });
  }

  confirm({ id, method }: { id: string; method: string }): Promise<Answer<undefined>> {
    return this.turns.take(id, () => this.confirmNow(id, method));
  }

  private async confirmNow(id: string, method: string): Promise<Answer<undefined>> {
    const p = this.payments.get(id);
    if (p === undefined) return no("NOT_FOUND");
    if (p.status !== "asked") return no("WRONG_STATE");
    let answer: string;
    try {
      answer = await within(10_000, this.ports.Bank.authorize(id, p.amount, method));
    } catch {
      return no("TRY_AGAIN");
    }
    if (answer === "declined") return no("DECLINED");
    const common = { id, amount: p.amount, currency: p.currency, secret: p.secret, method };
    this.payments.set(
      id,
      answer === "approved"
        ? { ...common, status: "authorized", heldUntil: new Date(this.now() + 7 * day) }
        : { ...common, status: "waiting" },
    );
    return ok(undefined);
  }

  bankReports({ id, approved }: { id: string; approved: boolean }): Answer<undefined> {
    const p = this.payments.get(id);
    if (p === undefined) return no("NOT_FOUND");
    if (p.status !== "waiting") return no("WRONG_STATE");
    const common = { id, amount: p.amount, currency: p.currency, secret: p.secret };
    this.payments.set(
      id,
      approved
        ? { ...common, status: "authorized", method: p.method, heldUntil: new Date(this.now() + 7 * day) }
        : { ...common, status: "asked" },
    );
    return ok(undefined);
  }

  capture({ id, amount }: { id: string; amount: number }): Promise<Answer<undefined>> {
    return this.turns.take(id, () => this.captureNow(id, amount));
  }

  private async captureNow(id: string, amount: number): Promise<Answer<undefined>> {
    const p = this.payments.get(id);
    if (p === undefined) return no("NOT_FOUND");
    if (p.status !== "authorized") return no("WRONG_STATE");
    if (amount > p.amount) return no("TOO_MUCH");
    let answer: string;
    try {
      answer = await this.ports.Bank.capture(id, amount);
    } catch {
      return no("TRY_AGAIN");
    }
    if (answer !== "captured") return no("EXPIRED");
    const { heldUntil: _, ...rest } = p;
    this.payments.set(id, { ...rest, status: "paid", received: amount, refunded: 0 });
    this.emit({ event: "PaymentReceived", data: { payment: id, amount } });
    return ok(undefined);
  }

  cancel({ id }: { id: string }): Promise<Answer<undefined>> {
    return this.turns.take(id, () => this.cancelNow(id));
  }

  private async cancelNow(id: string): Promise<Answer<undefined>> {
    const p = this.payments.get(id);
    if (p === undefined) return no("NOT_FOUND");
    if (p.status === "paid" || p.status === "canceled") return no("WRONG_STATE");
    if (p.status === "authorized") {
      try {
        await this.ports.Bank.release(id);
      } catch {
        return no("TRY_AGAIN");
      }
    }
    this.payments.set(id, { id, amount: p.amount, currency: p.currency, secret: p.secret, status: "canceled" });
    return ok(undefined);
  }

  refund({ key, id, amount }: { key: string; id: string; amount: number }): Promise<Answer<string>> {
    return this.once<string>(`refund ${key}`, JSON.stringify([id, amount]), () =>
      this.turns.take(id, () => this.refundNow(id, amount)),
    );
  }

  private async refundNow(id: string, amount: number): Promise<Answer<string>> {
    const p = this.payments.get(id);
    if (p === undefined) return no("NOT_FOUND");
    if (p.status !== "paid") return no("NOT_PAID");
    if (amount > p.received - p.refunded) return no("TOO_MUCH");
    const refund = this.fresh("ref", this.refunds);
    try {
      await this.ports.Bank.refund(refund, amount);
    } catch (error) {
      return no((error as { code?: string }).code === "REFUND_LIMIT" ? "LATER" : "TRY_AGAIN");
    }
    this.refunds.set(refund, { id: refund, payment: id, amount });
    this.payments.set(id, { ...p, refunded: p.refunded + amount });
    this.emit({ event: "PaymentRefunded", data: { payment: id, refund, amount } });
    return ok(refund);
  }

  status({ id }: { id: string }): Answer<Payment["status"]> {
    const p = this.payments.get(id);
    return p === undefined ? no("NOT_FOUND") : ok(p.status);
  }

  private async once<T>(key: string, request: string, run: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const known = this.keys.get(key);
    if (known !== undefined && this.now() - known.at < day) {
      if (known.request !== request) return no("KEY_REUSED");
      return known.answer === undefined ? no("KEY_IN_USE") : (known.answer as Answer<T>);
    }
    const entry: { request: string; at: number; answer?: Answer<unknown> } = { request, at: this.now() };
    this.keys.set(key, entry);
    const answer = await run();
    if (answer.ok) entry.answer = answer;
    else this.keys.delete(key);
    return answer;
  }

  /** `pay_` and sixteen letters or digits, not taken yet. */
  private fresh(kind: string, taken: ReadonlyMap<string, unknown>): string {
    for (;;) {
      const id = `${kind}_${this.newId(kind)
        .replace(/[^A-Za-z0-9]/g, "")
        .padStart(16, "0")
        .slice(-16)}`;
      if (!taken.has(id)) return id;
    }
  }
}

const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
const no = (code: PaymentsRefusal): Answer<never> => ({ ok: false, error: { code } });
