/** Code with mutants in it: which one is on, and which were come by. The switch is Stryker's, a global that its code reads. */
import type { Reply, Request } from "./protocol.js";

type Counts = Record<string, number>;

interface Space {
  activeMutant?: string | undefined;
  /** Under this name the mutants come by are counted; without one they are counted as those of the modules' loading. */
  currentTestId?: string | undefined;
  mutantCoverage?: { static: Counts; perTest: Record<string, Counts> };
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

/** What happens between calls; no operation has this name. */
const between = "-";
const holder = globalThis as { __stryker__?: Space };
let switching = false;
/** Of the case in its message, where there is one. */
let number = "";

/** Turns a mutant on, and tells what was come by since the last time. */
export function switchMutant({ mutant, limit, loading }: Extract<Request, { do: "mutant" }>): Reply {
  switching = true;
  number = "";
  holder.__stryker__ ??= {};
  const space = holder.__stryker__;
  const { perTest = {}, static: loaded = {} } = space.mutantCoverage ?? {};
  const endless = space.hitCount !== undefined && space.hitLimit !== undefined && space.hitCount > space.hitLimit;
  if (space.mutantCoverage !== undefined) space.mutantCoverage.perTest = {};
  space.activeMutant = mutant;
  space.currentTestId = loading ? undefined : ` ${between}`;
  space.hitCount = mutant === undefined ? undefined : 0;
  space.hitLimit = limit;
  return { kind: "switched", reached: perTest, loaded: { ...loaded }, endless };
}

/** From here on mutants are counted for this case of a message; from the first one on anew. */
export function countCase(at: number): void {
  if (switching && at === 0 && holder.__stryker__?.mutantCoverage) holder.__stryker__.mutantCoverage.perTest = {};
  number = `${at}`;
  countFor(undefined);
}

/** From here on mutants are counted for the operation; undefined: for none. */
export function countFor(operation: string | undefined): void {
  if (switching && holder.__stryker__ !== undefined)
    holder.__stryker__.currentTestId = `${number} ${operation ?? between}`;
}
