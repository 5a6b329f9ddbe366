import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { statuses } from "./judge.js";
import { half, judge } from "./specs.js";

let others: ChildProcess[];

// Each leads a session, as the implementation's process does: schedulers share cores among sessions.
beforeEach(() => {
  const busy = () => spawn(process.execPath, ["-e", "for (;;);"], { detached: true, stdio: "ignore" });
  others = Array.from({ length: 4 * availableParallelism() }, busy);
});

afterEach(() => {
  for (const other of others) other.kill("SIGKILL");
});

// Elsewhere a process is not told how long it waited for a core.
test.runIf(process.platform === "linux")("on a busy machine a call has its time all the same", async () => {
  const report = await judge(half, "half-slow.ts", { deadline: 150, runs: 3 });
  expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["held"]));
});
