/**
 * Property tests of npm.fastpriorityqueue 1.0.0, generated from queue.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:776e4dec6ad46c40556ecc43f66caf87d8d3252b9252669ecc65fbe321afe314
 */
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/queue.fixed.js";
import { addCases, heapifyCases, pollCases, removeDoneCases, shapes, sizeCases } from "./queue.arbitraries.js";
import { contract, type Queue } from "./queue.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const queue = subject<Queue>(contract, binding, { shapes });

describe("add", () => {
  test("add.failures It fails only in the ways listed here", () =>
    fc.assert(queue.property("add", addCases(), "add.failures")));

  test("add.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(queue.property("add", addCases(), "add.frame")));

  test("QUEUE-1 The task has joined: tasks.sameItems([...old(tasks), task])", () =>
    fc.assert(queue.property("add", addCases(), "QUEUE-1")));
});

describe("heapify", () => {
  test("heapify.failures It fails only in the ways listed here", () =>
    fc.assert(queue.property("heapify", heapifyCases(), "heapify.failures")));

  test("heapify.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(queue.property("heapify", heapifyCases(), "heapify.frame")));

  test("QUEUE-2 The queue holds just these: tasks.sameItems(list)", () =>
    fc.assert(queue.property("heapify", heapifyCases(), "QUEUE-2")));
});

describe("poll", () => {
  test("poll.returns The result fits its type", () => fc.assert(queue.property("poll", pollCases(), "poll.returns")));

  test("poll.failures It fails only in the ways listed here", () =>
    fc.assert(queue.property("poll", pollCases(), "poll.failures")));

  test("poll.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(queue.property("poll", pollCases(), "poll.frame")));

  test("QUEUE-3 Nothing comes of an empty queue, and a task of any other: (result === nothing) === (old(tasks).length === 0)", () =>
    fc.assert(queue.property("poll", pollCases(), "QUEUE-3")));

  test("QUEUE-4 It is the smallest: result !== nothing implies old(tasks).every(t => result.priority <= t.priority)", () =>
    fc.assert(queue.property("poll", pollCases(), "QUEUE-4")));

  test("QUEUE-5 It has left, no other: result !== nothing implies old(tasks).sameItems([...tasks, result])", () =>
    fc.assert(queue.property("poll", pollCases(), "QUEUE-5")));
});

describe("removeDone", () => {
  test("removeDone.returns The result fits its type", () =>
    fc.assert(queue.property("removeDone", removeDoneCases(), "removeDone.returns")));

  test("removeDone.failures It fails only in the ways listed here", () =>
    fc.assert(queue.property("removeDone", removeDoneCases(), "removeDone.failures")));

  test("removeDone.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(queue.property("removeDone", removeDoneCases(), "removeDone.frame")));

  test("QUEUE-6 Every task that is done has left, no other: tasks.sameItems(old(tasks).filter(t => !t.done))", () =>
    fc.assert(queue.property("removeDone", removeDoneCases(), "QUEUE-6")));

  test("QUEUE-7 They are returned: result.sameItems(old(tasks).filter(t => t.done))", () =>
    fc.assert(queue.property("removeDone", removeDoneCases(), "QUEUE-7")));
});

describe("size", () => {
  test("size.returns The result fits its type", () => fc.assert(queue.property("size", sizeCases(), "size.returns")));

  test("size.failures It fails only in the ways listed here", () =>
    fc.assert(queue.property("size", sizeCases(), "size.failures")));

  test("size.frame It changes nothing", () => fc.assert(queue.property("size", sizeCases(), "size.frame")));

  test("QUEUE-8 It counts the tasks: result === tasks.length", () =>
    fc.assert(queue.property("size", sizeCases(), "QUEUE-8")));
});
