import { bind } from "@tenet/runtime";
import type { Id, Booking as Spec } from "../generated/booking.contract.js";
import { Booking } from "../src/booking.js";

/** A failure mode is ignored: where the mail is down, whoever books is told of an error. */
class Dependent extends Booking {
  protected override async tell(to: Id, about: Id, what: "booked" | "canceled"): Promise<void> {
    await this.ports.Mailer.send(to, about, what);
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Dependent(state, ports, now, newId, emit),
  observe: ({ providers, appointments, wishes }: Booking) => ({ providers, appointments, wishes }),
});
