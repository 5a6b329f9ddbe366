/**
 * Property tests of npm.date-fns 1.0.0, generated from intervals.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:7f1de1004350f50513c5dedf9b0dd84a036cc9d2df886f3c23e1276b16891ea8
 */
import { subject, usable } from "@tenet/testing";
import fc from "fast-check";
import { describe, test } from "vitest";
import * as binding from "../src/intervals.fixed.js";
import { areIntervalsOverlappingCases, shapes } from "./intervals.arbitraries.js";
import { contract } from "./intervals.contract.js";

const intervals = subject(contract, binding, { shapes });

describe("areIntervalsOverlapping", () => {
  test("areIntervalsOverlapping.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(areIntervalsOverlappingCases(), async drawn => {
        const { state, input } = usable(drawn);
        await intervals.start(state);
        const call = await intervals.call("areIntervalsOverlapping", input);
        call.keeps("areIntervalsOverlapping.returns");
      }),
    ));

  test("areIntervalsOverlapping.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(areIntervalsOverlappingCases(), async drawn => {
        const { state, input } = usable(drawn);
        await intervals.start(state);
        const call = await intervals.call("areIntervalsOverlapping", input);
        call.keeps("areIntervalsOverlapping.failures");
      }),
    ));

  test("INT-2 Adjacent intervals count when inclusive: inclusive implies result === (left.start <= right.end && right.start <= left.end)", () =>
    fc.assert(
      fc.asyncProperty(areIntervalsOverlappingCases(), async drawn => {
        const { state, input } = usable(drawn);
        await intervals.start(state);
        const call = await intervals.call("areIntervalsOverlapping", input);
        call.keeps("INT-2");
      }),
    ));

  test("INT-3 Otherwise each must start before the other ends: !inclusive implies result === (left.start < right.end && right.start < left.end)", () =>
    fc.assert(
      fc.asyncProperty(areIntervalsOverlappingCases(), async drawn => {
        const { state, input } = usable(drawn);
        await intervals.start(state);
        const call = await intervals.call("areIntervalsOverlapping", input);
        call.keeps("INT-3");
      }),
    ));
});
