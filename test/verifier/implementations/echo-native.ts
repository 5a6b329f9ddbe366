import { bind } from "@tenet/runtime";

class Box {
  constructor(
    readonly at: number,
    readonly rest: Record<string, unknown>,
  ) {}
}

/** Works with a class of its own; the binding converts. */
export default bind({
  module: {
    echo: (box: unknown) => {
      if (!(box instanceof Box)) throw new Error("not a Box");
      return box;
    },
    count: (n: number) => n,
  },
  values: {
    Box: {
      to: (value: { at: Date }) => new Box(value.at.getTime(), { ...value }),
      from: (box: Box) => ({ ...box.rest, at: new Date(box.at) }),
    } as never,
  },
});
