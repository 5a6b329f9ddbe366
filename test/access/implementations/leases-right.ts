import { bind } from "@tenet/runtime";
import { type Lease, Leases } from "./leases.js";

export default bind({
  create: ({ state, now }) => new Leases((state as { leases: Map<string, Lease> }).leases, now),
  observe: (subject: Leases) => ({ leases: subject.leases }),
});
