import { bind } from "@tenet/runtime";
import type { Booking as Spec } from "../generated/booking.contract.js";
import { Booking } from "./booking.js";

export default bind<Spec>({
  create: ({ state, ports, now, newId, emit }) => new Booking(state, ports, now, newId, emit),
  observe: ({ providers, appointments, wishes }: Booking) => ({ providers, appointments, wishes }),
});
