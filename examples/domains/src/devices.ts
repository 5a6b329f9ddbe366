import type {
  Actor,
  Command,
  Device,
  DevicesPorts,
  DevicesRefusal,
  DevicesState,
  Entry,
  Id,
  ListInput,
  ReportInput,
  SendInput,
  Site,
} from "../generated/devices.contract.js";
import { Refused } from "./refused.js";
import { within } from "./within.js";

const minute = 60_000;
const day = 86_400_000;

interface Caller {
  readonly actor: Actor;
}

/** Devices in memory. What it must do stands in devices.spec.md. */
export class Devices {
  readonly sites: Map<Id, Site>;
  readonly devices: Map<Id, Device>;
  readonly commands: Map<Id, Command>;
  readonly audit: Entry[];
  /** When each person sent the commands of the last minute. */
  private readonly sent = new Map<Id, readonly number[]>();

  constructor(
    state: DevicesState,
    protected readonly ports: DevicesPorts,
    protected readonly now: () => number,
    private readonly newId: (kind: string) => string,
  ) {
    this.sites = new Map(state.sites);
    this.devices = new Map(state.devices);
    this.commands = new Map(state.commands);
    this.audit = [...state.audit];
  }

  list({ site }: ListInput, { actor }: Caller): readonly Device[] {
    if (site !== undefined && this.sites.get(site)?.org !== actor.org) no("NOT_FOUND");
    return [...this.devices.values()].filter(
      device => device.org === actor.org && (site === undefined || device.site === site),
    );
  }

  get({ device }: { device: Id }, { actor }: Caller): Device {
    return this.deviceOf(device, actor);
  }

  send({ device, action }: SendInput, { actor }: Caller): Id {
    const { wiped } = this.deviceOf(device, actor);
    if (actor.level !== "admin" && !(actor.level === "operator" && action === "reboot")) no("FORBIDDEN");
    if (wiped) no("GONE");
    const own = this.commandsOf(device);
    const last = Math.max(0, ...own.map(({ number }) => number));
    if (own.filter(({ status }) => status === "queued").length >= 100 || last >= 1_000_000) no("QUEUE_FULL");
    this.countSending(actor.id);
    const id = this.freshCommand();
    const deadline = new Date(this.now() + 7 * day);
    this.commands.set(id, { id, device, action, number: last + 1, status: "queued", deadline });
    this.audit.push({ at: new Date(this.now()), by: actor.id, action, device });
    return id;
  }

  async deliver({ command }: { command: Id }, { actor }: Caller): Promise<void> {
    const found = this.commandOf(command, actor);
    if (actor.level === "viewer") no("FORBIDDEN");
    if (found.status !== "queued") no("WRONG_STATE");
    const own = this.commandsOf(found.device);
    const waiting = own.filter(({ status }) => status === "queued");
    if (waiting.some(({ number }) => number < found.number)) no("NOT_NEXT");
    if (own.some(({ status }) => status === "delivered")) no("BUSY");
    // Taken before it is sent: nobody delivers it twice while the device is asked.
    this.commands.set(command, { ...found, status: "delivered" });
    try {
      await this.publish(found);
    } catch {
      this.commands.set(command, found);
      no("UNAVAILABLE");
    }
  }

  protected publish({ device, action }: Command): Promise<void> {
    return within(250, this.ports.Channel.publish(device, action));
  }

  report({ command, ok, output }: ReportInput, { actor }: Caller): void {
    const { id, device, action, number, deadline, status } = this.commandOf(command, actor);
    if (actor.level === "viewer") no("FORBIDDEN");
    if (status !== "delivered") no("WRONG_STATE");
    this.commands.set(id, { id, device, action, number, deadline, status: ok ? "done" : "failed", output });
    if (ok && action === "wipe") this.devices.set(device, { ...this.devices.get(device)!, wiped: true });
  }

  drop({ command }: { command: Id }, { actor }: Caller): void {
    const found = this.commandOf(command, actor);
    if (actor.level !== "admin") no("FORBIDDEN");
    if (found.status !== "queued") no("WRONG_STATE");
    this.commands.set(command, { ...found, status: "dropped" });
  }

  /** What belongs to another organisation does not exist for the caller. */
  protected deviceOf(id: Id, actor: Actor): Device {
    const device = this.devices.get(id);
    return device === undefined || device.org !== actor.org ? no("NOT_FOUND") : device;
  }

  private commandOf(id: Id, actor: Actor): Command {
    const command = this.commands.get(id) ?? no("NOT_FOUND");
    this.deviceOf(command.device, actor);
    return command;
  }

  private commandsOf(device: Id): readonly Command[] {
    return [...this.commands.values()].filter(command => command.device === device);
  }

  /** At most a hundred in any minute. */
  protected countSending(person: Id): void {
    const recent = (this.sent.get(person) ?? []).filter(at => this.now() - at < minute);
    if (recent.length >= 100) no("TOO_MANY_REQUESTS");
    this.sent.set(person, [...recent, this.now()]);
  }

  private freshCommand(): Id {
    for (;;) {
      const id = this.newId("uuid");
      if (!this.commands.has(id)) return id;
    }
  }
}

function no(code: DevicesRefusal): never {
  throw new Refused(code);
}
