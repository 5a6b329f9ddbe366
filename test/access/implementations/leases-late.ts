import { bind } from "@tenet/runtime";
import { type Lease, Leases } from "./leases.js";

/** Renews once more in the very moment in which it ends. */
class Subject extends Leases {
  override renew(input: { id: string; by: number }): void {
    const lease = this.leases.get(input.id);
    if (lease?.ends.getTime() === this.now()) this.leases.set(input.id, { ...lease, ends: new Date(this.now() + 1) });
    super.renew(input);
  }
}

export default bind({
  create: ({ state, now }) => new Subject((state as { leases: Map<string, Lease> }).leases, now),
  observe: (subject: Leases) => ({ leases: subject.leases }),
});
