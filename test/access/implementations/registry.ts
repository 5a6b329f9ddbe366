/** Devices in memory, for whoever calls. */
export interface Device {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
}

export interface Context {
  readonly actor: { readonly tenant: string; readonly kind: "admin" | "agent" | "support" };
}

export const refuse = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

export class Devices {
  readonly devices: Map<string, Device>;

  constructor(devices: Iterable<readonly [string, Device]>) {
    this.devices = new Map(devices);
  }

  rename({ id, name }: { id: string; name: string }, context: Context): void {
    const device = this.seen(id, context);
    this.allow(device, context);
    if (device.name === name) refuse("SAME_NAME");
    this.devices.set(id, { ...device, name });
  }

  erase({ ids }: { ids: readonly string[] }, context: Context): void {
    for (const id of ids) this.seen(id, context);
    refuse("NOT_YOURS");
  }

  wipe(): void {
    refuse("NOT_YOURS");
  }

  count({ tenant }: { tenant: string }): number {
    return [...this.devices.values()].filter(device => device.tenant === tenant).length;
  }

  /** What a caller does not see does not exist. */
  protected seen(id: string, { actor }: Context): Device {
    const device = this.devices.get(id);
    return device !== undefined && (actor.kind === "support" || device.tenant === actor.tenant)
      ? device
      : refuse("NOT_FOUND");
  }

  protected allow(device: Device, { actor }: Context): void {
    const own = actor.kind === "admin" && device.tenant === actor.tenant;
    if (!own && actor.kind !== "support") refuse("FORBIDDEN");
  }
}
