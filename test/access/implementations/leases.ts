/** Leases in memory, by the clock that it is given. */
export interface Lease {
  readonly id: string;
  readonly holder: string;
  readonly ends: Date;
  readonly status: "running" | "ended";
  readonly calls: number;
}

const refuse = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

export class Leases {
  readonly leases: Map<string, Lease>;

  constructor(
    leases: Iterable<readonly [string, Lease]>,
    protected readonly now: () => number,
  ) {
    this.leases = new Map(leases);
  }

  renew({ id, by }: { id: string; by: number }): void {
    const lease = this.leases.get(id) ?? refuse("NOT_FOUND");
    const now = this.now();
    if (lease.ends.getTime() <= now) refuse("OVER");
    if (lease.status !== "running") refuse("ENDED");
    this.leases.set(id, { ...lease, ends: new Date(now + by) });
  }

  count(): number {
    return [...this.leases.values()].filter(lease => lease.status === "running").length;
  }

  end({ id }: { id: string }): void {
    const lease = this.leases.get(id) ?? refuse("NOT_FOUND");
    this.leases.set(id, { ...lease, status: "ended" });
  }

  over(): number {
    const now = this.now();
    return [...this.leases.values()].filter(lease => lease.ends.getTime() <= now).length;
  }
}
