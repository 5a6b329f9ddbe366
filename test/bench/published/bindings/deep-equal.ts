import { bind } from "@tenet/runtime";
import { build } from "../specs/deep-equal.reference.ts";

export default (library: any) => {
  const deepEqual = typeof library === "function" ? library : library.default;
  const compare = (a: unknown, b: unknown, strict: boolean | undefined) =>
    strict === undefined ? deepEqual(a, b) : deepEqual(a, b, { strict });
  const equal = (_subject: unknown, { a, b, strict }: any) => compare(build(a), build(b), strict);

  return bind({
    operations: {
      equalLeaves: equal,
      equalNear: equal,
      equalTrees: equal,
      equalDates: equal,
      equalMaps: equal,
      equalSets: equal,
      equal,
      equalItself: (_subject, { a, strict }: any) => {
        const value = build(a);
        return compare(value, value, strict);
      },
    },
  });
};
