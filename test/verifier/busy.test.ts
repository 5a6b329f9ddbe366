import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { statuses } from "./judge.js";
import { half, judge } from "./specs.js";

let others: ChildProcess[];

// Each leads a session, as the implementation's process does: schedulers share cores among sessions.
beforeEach(() => {
  const busy = () => spawn("sh", ["-c", "while :; do :; done"], { detached: true, stdio: "ignore" });
  others = Array.from({ length: 4 * availableParallelism() }, busy);
});

afterEach(() => {
  for (const other of others) other.kill("SIGKILL");
});

/** Whether the system tells how long a process waited for a core. */
function isTold(): boolean {
  try {
    return Number.parseInt(readFileSync("/proc/self/schedstat", "utf8"), 10) > 0;
  } catch {
    return false;
  }
}

// Where the system does not tell, the wall clock counts.
test.runIf(isTold())("on a busy machine a call has its time all the same", async () => {
  const report = await judge(half, "half-slow.ts", { deadline: 150, runs: 3 });
  expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["held"]));
});
