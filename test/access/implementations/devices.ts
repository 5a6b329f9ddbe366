import { bind } from "@tenet/runtime";

interface Device {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
}

const wanted = (): never => {
  throw new Error("called without a caller");
};

/** Counts; the other operations must not be called by whoever is nobody. */
class Devices {
  constructor(readonly devices: Map<string, Device>) {}
  rename = wanted;
  erase = wanted;
  wipe = wanted;
  count = ({ tenant }: { tenant: string }): number =>
    [...this.devices.values()].filter(device => device.tenant === tenant).length;
}

export default bind({
  create: ({ state }) => new Devices(new Map((state as { devices: Map<string, Device> }).devices)),
  observe: (subject: Devices) => ({ devices: subject.devices }),
});
