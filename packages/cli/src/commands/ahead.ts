/** The processes of implementations, started in the order in which they are judged, a few before their turn. */
import { availableParallelism } from "node:os";
import { type Started, startAhead, type Target } from "@tenet/verifier";

type Wanted = Pick<Target, "contract" | "implementation" | "deadline">;

/** More would only wait for each other, and each takes its memory. */
const most = 4;

export class Ahead {
  private readonly wanted: Wanted[];
  private readonly started: Started[] = [];

  constructor(wanted: readonly Wanted[]) {
    this.wanted = [...wanted];
  }

  /** The process of the next implementation; those behind it begin to load meanwhile. */
  take(): Started | undefined {
    const enough = 1 + Math.min(most, availableParallelism());
    while (this.started.length < enough && this.wanted.length > 0) this.started.push(startAhead(this.wanted.shift()!));
    return this.started.shift();
  }

  /** Ends what nobody came to take. */
  dispose(): void {
    for (const one of this.started.splice(0)) one.dispose();
  }
}
