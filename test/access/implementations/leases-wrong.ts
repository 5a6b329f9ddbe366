import { bind } from "@tenet/runtime";
import { type Lease, Leases } from "./leases.js";

/** Forgets whose lease it was, and has another word for one that has ended. */
class Subject extends Leases {
  override renew(input: { id: string; by: number }): void {
    const lease = this.leases.get(input.id);
    if (lease?.status === "ended" && lease.ends.getTime() > this.now())
      throw Object.assign(new Error("GONE"), { code: "GONE" });
    super.renew(input);
    this.leases.set(input.id, { ...this.leases.get(input.id)!, holder: "nobody" });
  }
}

export default bind({
  create: ({ state, now }) => new Subject((state as { leases: Map<string, Lease> }).leases, now),
  observe: (subject: Leases) => ({ leases: subject.leases }),
});
