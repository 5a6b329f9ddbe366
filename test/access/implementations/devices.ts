import { bind } from "@tenet/runtime";
import { type Device, Devices } from "./registry.js";

export default bind({
  create: ({ state }) => new Devices((state as { devices: Map<string, Device> }).devices),
  observe: (subject: Devices) => ({ devices: subject.devices }),
});
