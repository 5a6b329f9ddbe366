/** A breach with fewer calls, plainer values, and the shortest schedule that still shows it. */

import { simplify } from "../search/simplify.js";
import type { Trail } from "../session.js";
import { type Breach, brief, explore } from "./explore.js";
import { type Program, type RaceCall, variant } from "./program.js";
import type { Stage } from "./scene.js";

/** How many programs are tried, each explored anew; of calls that never end, each costs a process. */
const most = { unexplained: 250, invariant: 250, stuck: 40, incident: 0 };

export async function smallestBreach(stage: Stage, breach: Breach): Promise<Breach> {
  if (most[breach.kind] === 0) return breach;
  return plainer(stage, await fewerCalls(stage, breach));
}

async function fewerCalls(stage: Stage, breach: Breach): Promise<Breach> {
  const { program } = breach;
  for (let at = program.calls.length - 1; at >= 0 && program.calls.length > 2; at--) {
    const found = await shows(stage, breach, program.state, program.calls.toSpliced(at, 1));
    if (found !== undefined) return fewerCalls(stage, found);
  }
  return breach;
}

async function plainer(stage: Stage, breach: Breach): Promise<Breach> {
  const { session } = stage;
  const { program } = breach;
  let best = breach;
  const trail: Trail = { state: program.state, calls: [...program.calls], sightings: [], withheld: [] };
  await simplify(trail, {
    contract: session.contract,
    law: undefined,
    settable: session.settable && program.before.length === 0,
    most: most[breach.kind],
    legal: tried => from(stage, program, tried.state, tried.calls) !== undefined,
    run: async trails => {
      for (const [at, tried] of trails.entries()) {
        const found = await shows(stage, breach, tried.state, tried.calls);
        if (found === undefined) continue;
        best = found;
        return { found: { ...tried, calls: [...found.program.calls] }, tried: at + 1 };
      }
      return { found: undefined, tried: trails.length };
    },
  });
  return best;
}

/** The breach of the same kind that these calls come to from this state. */
async function shows(
  stage: Stage,
  { program, kind }: Breach,
  state: Program["state"],
  calls: Trail["calls"] | Program["calls"],
): Promise<Breach | undefined> {
  const smaller = from(stage, program, state, calls);
  const { breach } = smaller === undefined ? {} : await explore(stage, smaller, brief);
  return breach?.kind === kind ? breach : undefined;
}

/** The program must be about the operation still. */
function from(
  { session, operation }: Stage,
  program: Program,
  state: Program["state"],
  calls: Trail["calls"] | Program["calls"],
): Program | undefined {
  if (!calls.some(call => call.operation === operation)) return undefined;
  return variant(session, program, state, calls as readonly RaceCall[]);
}
