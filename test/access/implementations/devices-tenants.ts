import { bind } from "@tenet/runtime";
import { type Device, Devices, refuse } from "./registry.js";

/** Looks everything up for everybody. */
class Subject extends Devices {
  protected override seen(id: string): Device {
    return this.devices.get(id) ?? refuse("NOT_FOUND");
  }
}

export default bind({
  create: ({ state }) => new Subject((state as { devices: Map<string, Device> }).devices),
  observe: (subject: Devices) => ({ devices: subject.devices }),
});
