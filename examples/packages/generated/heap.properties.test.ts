/**
 * Property tests of npm.heap-js 1.0.0, generated from heap.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c28acf257f11b6cff3d118a9208e28818a199249979174d2c8ce2e109f46bfbb
 */
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/heap.fixed.js";
import { peekCases, popCases, pushCases, shapes, sizeCases } from "./heap.arbitraries.js";
import { contract, type Heap } from "./heap.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const heap = subject<Heap>(contract, binding, { shapes });

describe("push", () => {
  test("push.failures It fails only in the ways listed here", () =>
    fc.assert(heap.property("push", pushCases(), "push.failures")));

  test("push.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(heap.property("push", pushCases(), "push.frame")));

  test("HEAP-1 The task has joined: tasks.sameItems([...old(tasks), task])", () =>
    fc.assert(heap.property("push", pushCases(), "HEAP-1")));
});

describe("pop", () => {
  test("pop.returns The result fits its type", () => fc.assert(heap.property("pop", popCases(), "pop.returns")));

  test("pop.failures It fails only in the ways listed here", () =>
    fc.assert(heap.property("pop", popCases(), "pop.failures")));

  test("pop.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(heap.property("pop", popCases(), "pop.frame")));

  test("HEAP-2 Of an empty heap, nothing: old(tasks).length === 0 implies result === nothing", () =>
    fc.assert(heap.property("pop", popCases(), "HEAP-2")));

  test("HEAP-3 Of any other, a task: old(tasks).length > 0 implies result !== nothing", () =>
    fc.assert(heap.property("pop", popCases(), "HEAP-3")));

  test("HEAP-4 Nothing orders before what comes out: result !== nothing implies old(tasks).every(t => result.priority <= t.priority)", () =>
    fc.assert(heap.property("pop", popCases(), "HEAP-4")));

  test("HEAP-5 It has left, no other: result !== nothing implies old(tasks).sameItems([...tasks, result])", () =>
    fc.assert(heap.property("pop", popCases(), "HEAP-5")));
});

describe("peek", () => {
  test("peek.returns The result fits its type", () => fc.assert(heap.property("peek", peekCases(), "peek.returns")));

  test("peek.failures It fails only in the ways listed here", () =>
    fc.assert(heap.property("peek", peekCases(), "peek.failures")));

  test("peek.frame It changes nothing", () => fc.assert(heap.property("peek", peekCases(), "peek.frame")));

  test("HEAP-6 There is a top as long as there is a task: (result === nothing) === (tasks.length === 0)", () =>
    fc.assert(heap.property("peek", peekCases(), "HEAP-6")));

  test("HEAP-7 Nothing orders before it: result !== nothing implies (result in tasks && tasks.every(t => result.priority <= t.priority))", () =>
    fc.assert(heap.property("peek", peekCases(), "HEAP-7")));
});

describe("size", () => {
  test("size.returns The result fits its type", () => fc.assert(heap.property("size", sizeCases(), "size.returns")));

  test("size.failures It fails only in the ways listed here", () =>
    fc.assert(heap.property("size", sizeCases(), "size.failures")));

  test("size.frame It changes nothing", () => fc.assert(heap.property("size", sizeCases(), "size.frame")));

  test("HEAP-8 It counts the tasks: result === tasks.length", () =>
    fc.assert(heap.property("size", sizeCases(), "HEAP-8")));
});
