/**
 * Arbitraries of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7bec04f69152b10fcfe9e2d55d93ecc4b1b98da62b5ab99332abeba7598609be
 */
import { boolean, cases, given, inputs, record, stateless, timestamp } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { AreIntervalsOverlappingInput, Interval } from "./intervals.contract.js";

/** Values of Interval. */
export const interval = (): Draw<Interval> => record<Interval>({
  start: timestamp(),
  end: timestamp({ atLeast: ({ it }: { readonly it: Interval }) => it.start }),
});

/** Calls of areIntervalsOverlapping that are to succeed. */
export const areIntervalsOverlappingCases = () => cases(
  stateless,
  inputs<AreIntervalsOverlappingInput>(
    {
      inclusive: { draw: boolean(), byDefault: () => false },
      left: interval(),
      right: { draw: interval(), like: ["left"] },
    },
    { order: ["left", "right", "inclusive"] },
  ),
);

/** What INT-4 is given. */
export const givenINT4 = () => given<{ readonly a: Interval; readonly b: Interval }>({
  a: interval(),
  b: { draw: interval(), like: ["a"] },
});

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Interval: { fields: { start: "plain", end: "plain" } } },
  state: {},
  operations: {
    areIntervalsOverlapping: {
      input: { left: { named: "Interval" }, right: { named: "Interval" }, inclusive: "plain" },
      result: "plain",
    },
  },
};
