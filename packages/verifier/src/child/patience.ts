/**
 * Deadlines on a busy machine: a process that waits for a core does not use up the time of its answer. Linux tells how long
 * each thread ran and waited (https://docs.kernel.org/scheduler/sched-stats.html, "/proc/<pid>/schedstat"); elsewhere the
 * wall clock alone counts.
 */
import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds since the process began, over all of its threads. */
interface Cores {
  readonly ran: number;
  readonly waited: number;
}

/** However busy the machine is, an answer takes no more than so many deadlines. */
const mostDeadlines = 10;
/** Milliseconds between two looks: what a thread waited is told when it runs again, so shorter ones may see nothing. */
const longestStep = 250;
/** Below that share of the time spent waiting for a core, a process has the machine it needs. */
const starved = 0.2;

/** Ends once the process has had the `deadline` milliseconds that passed, or `answered`. */
export async function itsTime(pid: number, deadline: number, answered: () => boolean): Promise<void> {
  const first = coresOf(pid);
  const step = Math.min(longestStep, deadline);
  let [before, late] = [first, 0];
  while (first !== undefined && before !== undefined && late < (mostDeadlines - 1) * deadline) {
    const began = performance.now();
    await new Promise(resolve => setTimeout(resolve, step));
    const [passed, now] = [performance.now() - began, coresOf(pid)];
    if (answered() || now === undefined) return;
    if (now.waited - before.waited < starved * passed || now.ran - first.ran >= deadline) return;
    [before, late] = [now, late + passed];
  }
}

function coresOf(pid: number): Cores | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map(thread =>
      readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ").map(Number),
    );
    const sum = (column: number) => threads.reduce((all, thread) => all + thread[column]!, 0) / 1e6;
    return { ran: sum(0), waited: sum(1) };
  } catch {
    return undefined;
  }
}
