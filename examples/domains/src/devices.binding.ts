import { bind } from "@tenet/runtime";
import type { Devices as Spec } from "../generated/devices.contract.js";
import { Devices } from "./devices.js";

export default bind<Spec>({
  create: ({ state, ports, now, newId }) => new Devices(state, ports, now, newId),
  observe: ({ sites, devices, commands, audit }: Devices) => ({ sites, devices, commands, audit }),
});
