import { bind } from "@tenet/runtime";
import type { Actor, ReportInput, Devices as Spec } from "../generated/devices.contract.js";
import { Devices } from "../src/devices.js";

/** A frame is broken: a report leaves a line in the audit trail, where only commands do. */
class Talkative extends Devices {
  override report(input: ReportInput, caller: { actor: Actor }): void {
    super.report(input, caller);
    const { device, action } = this.commands.get(input.command)!;
    this.audit.push({ at: new Date(this.now()), by: caller.actor.id, action, device });
  }
}

export default bind<Spec>({
  create: ({ state, ports, now, newId }) => new Talkative(state, ports, now, newId),
  observe: ({ sites, devices, commands, audit }: Devices) => ({ sites, devices, commands, audit }),
});
