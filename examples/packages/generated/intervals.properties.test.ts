/**
 * Property tests of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4c70e3060d725ad715200ce0f8ea5a311c344f7879b5d8114d7ed49708db021
 */
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/intervals.fixed.js";
import { areIntervalsOverlappingCases, givenINT4, givenINT5, shapes } from "./intervals.arbitraries.js";
import { contract, type Intervals } from "./intervals.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const intervals = subject<Intervals>(contract, binding, { shapes });

describe("areIntervalsOverlapping", () => {
  test("areIntervalsOverlapping.returns The result fits its type", () =>
    fc.assert(
      intervals.property("areIntervalsOverlapping", areIntervalsOverlappingCases(), "areIntervalsOverlapping.returns"),
    ));

  test("areIntervalsOverlapping.failures It fails only in the ways listed here", () =>
    fc.assert(
      intervals.property("areIntervalsOverlapping", areIntervalsOverlappingCases(), "areIntervalsOverlapping.failures"),
    ));

  test("areIntervalsOverlapping.frame It leaves its inputs as they are", () =>
    fc.assert(
      intervals.property("areIntervalsOverlapping", areIntervalsOverlappingCases(), "areIntervalsOverlapping.frame"),
    ));

  test("INT-2 Adjacent intervals count when inclusive: inclusive implies result === (first(left) <= last(right) && first(right) <= last(left))", () =>
    fc.assert(intervals.property("areIntervalsOverlapping", areIntervalsOverlappingCases(), "INT-2")));

  test("INT-3 Otherwise each must start before the other ends: !inclusive implies result === (first(left) < last(right) && first(right) < last(left))", () =>
    fc.assert(intervals.property("areIntervalsOverlapping", areIntervalsOverlappingCases(), "INT-3")));
});

describe("laws", () => {
  test("INT-4 The order of the two does not matter: areIntervalsOverlapping(a, b) === areIntervalsOverlapping(b, a)", () =>
    fc.assert(
      intervals.law(
        givenINT4(),
        async ({ a, b }) =>
          await intervals.result("areIntervalsOverlapping", { left: a, right: b }) ===
            await intervals.result("areIntervalsOverlapping", { left: b, right: a }),
      ),
    ));

  test("INT-5 An interval may be given either way round: areIntervalsOverlapping({ start: a.end, end: a.start }, b, { inclusive }) === areIntervalsOverlapping(a, b, { inclusive })", () =>
    fc.assert(
      intervals.law(
        givenINT5(),
        async ({ a, b, inclusive }) =>
          await intervals.result(
            "areIntervalsOverlapping",
            { left: { start: a.end, end: a.start }, right: b, inclusive },
          ) ===
            await intervals.result("areIntervalsOverlapping", { left: a, right: b, inclusive }),
      ),
    ));
});
