/**
 * Arbitraries of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4c70e3060d725ad715200ce0f8ea5a311c344f7879b5d8114d7ed49708db021
 */
import { boolean, cases, given, inputs, record, stateless, timestamp } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { AreIntervalsOverlappingInput, Interval } from "./intervals.contract.js";

/** Values of Interval. */
export const interval = (): Draw<Interval> => record<Interval>({ start: timestamp(), end: timestamp() });

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

/** What INT-5 is given. */
export const givenINT5 = () => given<{ readonly a: Interval; readonly b: Interval; readonly inclusive: boolean }>(
  { inclusive: boolean(), a: interval(), b: { draw: interval(), like: ["a"] } },
  { order: ["a", "b", "inclusive"] },
);

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
