/**
 * Property tests of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7bec04f69152b10fcfe9e2d55d93ecc4b1b98da62b5ab99332abeba7598609be
 */
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/intervals.fixed.js";
import { areIntervalsOverlappingCases, givenINT4, shapes } from "./intervals.arbitraries.js";
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

  test("INT-2 Adjacent intervals count when inclusive: inclusive implies result === (left.start <= right.end && right.start <= left.end)", () =>
    fc.assert(intervals.property("areIntervalsOverlapping", areIntervalsOverlappingCases(), "INT-2")));

  test("INT-3 Otherwise each must start before the other ends: !inclusive implies result === (left.start < right.end && right.start < left.end)", () =>
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
});
