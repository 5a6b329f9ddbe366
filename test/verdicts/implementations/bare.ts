import { bind } from "@tenet/runtime";

interface State {
  readonly inside: ReadonlyMap<string, number>;
}

class Cupboard {
  constructor(readonly inside: ReadonlyMap<string, number>) {}

  take(name: string): number {
    return this.inside.get(name) ?? 0;
  }

  empty(): void {}
}

export default bind({
  create: ({ state }) => new Cupboard((state as State).inside),
  observe: (subject: Cupboard) => ({ inside: subject.inside }),
});
