import type {
  Actor,
  AgendaInput,
  Appointment,
  BookInput,
  BookingEvent,
  BookingPorts,
  BookingRefusal,
  BookingState,
  Id,
  Money,
  Provider,
  WaitInput,
  Wish,
} from "../generated/booking.contract.js";
import { Refused } from "./refused.js";
import { within } from "./within.js";

const day = 86_400_000;

interface Caller {
  readonly actor: Actor;
}

/** A stretch of time, in milliseconds; its end is no part of it. */
interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Appointments in memory. What it must do stands in booking.spec.md. */
export class Booking {
  readonly providers: Map<Id, Provider>;
  readonly appointments: Map<Id, Appointment>;
  readonly wishes: Map<Id, Wish>;

  constructor(
    state: BookingState,
    protected readonly ports: BookingPorts,
    protected readonly now: () => number,
    private readonly newId: (kind: string) => string,
    protected readonly emit: (event: BookingEvent) => void,
  ) {
    this.providers = new Map(state.providers);
    this.appointments = new Map(state.appointments);
    this.wishes = new Map(state.wishes);
  }

  async book({ customer, provider, start, lasts }: BookInput, { actor }: Caller): Promise<Id> {
    if (!this.providers.has(provider)) no("NOT_FOUND");
    if (!actor.works && customer !== actor.id) no("FORBIDDEN");
    if (start.getTime() <= this.now()) no("IN_THE_PAST");
    const time = stretchOf(start, lasts);
    const meanwhile = this.booked().filter(one => this.meet(stretchOf(one.start, one.lasts), time));
    if (meanwhile.some(one => one.provider === provider)) no("TAKEN");
    if (meanwhile.some(one => one.customer === customer)) no("CUSTOMER_BUSY");
    const id = this.fresh(this.appointments);
    this.appointments.set(id, { id, provider, customer, start, lasts, status: "booked" });
    for (const wish of this.waiting(provider, time)) if (wish.customer === customer) this.wishes.delete(wish.id);
    this.emit({ event: "Booked", data: { id, provider } });
    await this.tell(customer, id, "booked");
    return id;
  }

  async cancel({ id }: { id: Id }, { actor }: Caller): Promise<Money> {
    const found = this.appointments.get(id) ?? no("NOT_FOUND");
    const { provider, customer, start, lasts } = found;
    if (!actor.works && customer !== actor.id) no("FORBIDDEN");
    if (found.status !== "booked") no("NOT_BOOKED");
    const left = start.getTime() - this.now();
    if (left <= 0) no("TOO_LATE");
    const fee = left < day ? (this.providers.get(provider)?.fee ?? 0n) : 0n;
    this.appointments.set(id, { id, provider, customer, start, lasts, status: "canceled", fee });
    if (this.waiting(provider, stretchOf(start, lasts)).length > 0)
      this.emit({ event: "PlaceFree", data: { id, customer } });
    await this.tell(customer, id, "canceled");
    return fee;
  }

  wait({ customer, provider, from, until }: WaitInput, { actor }: Caller): Id {
    if (!this.providers.has(provider)) no("NOT_FOUND");
    if (!actor.works && customer !== actor.id) no("FORBIDDEN");
    if (from >= until) no("EMPTY_WINDOW");
    const id = this.fresh(this.wishes);
    this.wishes.set(id, { id, provider, customer, from, until });
    return id;
  }

  agenda({ provider, from, until }: AgendaInput, { actor }: Caller): readonly Appointment[] {
    if (!this.providers.has(provider)) no("NOT_FOUND");
    if (!actor.works) no("FORBIDDEN");
    return this.booked()
      .filter(one => one.provider === provider && from <= one.start && one.start < until)
      .sort((a, b) => a.start.getTime() - b.start.getTime());
  }

  /** Where one ends the next may begin. */
  protected meet(a: Stretch, b: Stretch): boolean {
    return a.from < b.until && b.from < a.until;
  }

  /** A mail that does not go out spoils nothing. */
  protected async tell(to: Id, about: Id, what: "booked" | "canceled"): Promise<void> {
    try {
      await within(5_000, this.ports.Mailer.send(to, about, what));
    } catch {
      // The appointment stands all the same.
    }
  }

  private booked(): Appointment[] {
    return [...this.appointments.values()].filter(({ status }) => status === "booked");
  }

  private waiting(provider: Id, { from, until }: Stretch): Wish[] {
    return [...this.wishes.values()].filter(
      wish => wish.provider === provider && wish.from.getTime() <= from && until <= wish.until.getTime(),
    );
  }

  private fresh(taken: ReadonlyMap<Id, unknown>): Id {
    for (;;) {
      const id = this.newId("uuid");
      if (!taken.has(id)) return id;
    }
  }
}

function stretchOf(start: Date, lasts: number): Stretch {
  return { from: start.getTime(), until: start.getTime() + lasts };
}

function no(code: BookingRefusal): never {
  throw new Refused(code);
}
