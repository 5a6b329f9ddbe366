import { bind } from "@tenet/runtime";
import { type Device, Devices } from "./registry.js";

/** Lets everybody rename what they see. */
class Subject extends Devices {
  protected override allow(): void {}
}

export default bind({
  create: ({ state }) => new Subject((state as { devices: Map<string, Device> }).devices),
  observe: (subject: Devices) => ({ devices: subject.devices }),
});
