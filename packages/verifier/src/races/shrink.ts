/** A breach with fewer calls, plainer values, and the shortest schedule that still shows it. */
import type { Trail } from "../session.js";
import { simplify } from "../search/simplify.js";
import { type Breach, brief, explore } from "./explore.js";
import { type RaceCall, variant } from "./program.js";
import type { Stage } from "./scene.js";

/** How many programs are tried; each is explored anew. */
const most = 250;

export async function smallestBreach(stage: Stage, breach: Breach): Promise<Breach> {
  if (breach.kind === "incident") return breach;
  const { session } = stage;
  const { program } = breach;
  let best = breach;
  const trail: Trail = { state: program.state, calls: [...program.calls], sightings: [], withheld: [] };
  const programOf = ({ state, calls }: Trail) => variant(session, program, state, calls as RaceCall[]);
  await simplify(trail, {
    contract: session.contract,
    law: undefined,
    settable: session.settable && program.before.length === 0,
    most,
    legal: tried => programOf(tried) !== undefined,
    run: async trails => {
      for (const [at, tried] of trails.entries()) {
        const smaller = programOf(tried);
        const { breach: found } = smaller === undefined ? {} : await explore(stage, smaller, brief);
        if (found?.kind !== breach.kind) continue;
        best = found;
        return { found: { ...tried, calls: [...found.program.calls] }, tried: at + 1 };
      }
      return { found: undefined, tried: trails.length };
    },
  });
  return best;
}
