/** The right one, and ways to get it wrong. */
import { bind } from "@tenet/runtime";

type Job = { id: number; status: string; lane: string; why?: string };
type Mistake = "right" | "twice" | "lax";

const refuse = (code: string) => Object.assign(new Error(code), { code });

class Jobs {
  constructor(
    readonly jobs: Map<number, Job>,
    readonly log: number[],
    private readonly mistake: Mistake,
  ) {}

  make(id: number): void {
    if (this.jobs.has(id) && this.mistake !== "twice") throw refuse("TWICE");
    if (this.jobs.size >= 3) throw refuse("FULL");
    this.jobs.set(id, { id, status: "waiting", lane: "slow" });
  }

  finish({ id, why }: { id: number; why: string }): void {
    const job = this.jobs.get(id);
    if (job === undefined) throw refuse("NO_JOB");
    if (job.status !== "waiting") throw refuse("DONE");
    this.jobs.set(id, { ...job, status: "done", why });
  }

  hurry({ id }: { id: number }): void {
    const job = this.jobs.get(id);
    if (job !== undefined) job.lane = "fast";
    else if (this.mistake !== "lax") throw refuse("NO_JOB");
  }
}

export const jobsWith = (mistake: Mistake) =>
  bind({
    create: ({ state }) => {
      const { jobs, log } = structuredClone(state) as { jobs: Map<number, Job>; log: number[] };
      return new Jobs(jobs, log, mistake);
    },
    observe: ({ jobs, log }: Jobs) => ({ jobs, log }),
  });
