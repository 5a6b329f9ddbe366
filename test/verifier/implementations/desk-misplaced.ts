import { bind } from "@tenet/runtime";

type Desks = Map<string, { id: string; owner: string }>;

class Office {
  constructor(readonly desks: Desks) {}

  give({ id, owner }: { id: string; owner: string }): void {
    this.desks.set(id, { id: owner === "" ? id : `${id}x`, owner });
  }
}

export default bind({
  create: ({ state }) => new Office((state as { desks: Desks }).desks),
  observe: (office: Office) => ({ desks: office.desks }),
});
