/** Opens a session: the executable contract, the child process, the state that cases begin with. */

import type { Contract, StateVariable, Type } from "@tenet/checker";
import { environment, equalValues, evaluate } from "@tenet/checker";
import { judgeInvariants, type Values } from "@tenet/runtime";
import * as fc from "fast-check";
import type { Started } from "./ahead.js";
import type { Arbitraries } from "./arbitraries/types.js";
import { Host, IncidentError } from "./child/host.js";
import { fit } from "./decode.js";
import { executable } from "./executable/index.js";
import { inputsReadState } from "./executable/reads-state.js";
import type { Target } from "./options.js";
import { planOf } from "./plan.js";
import { Outputs } from "./search/outputs.js";
import type { Reach } from "./search/properties.js";
import { start } from "./search/run.js";
import type { Session } from "./session.js";

export function openSession(target: Target & { readonly started?: Started }): Session {
  const { contract, specText, implementation, deadline } = target;
  const made = executable(contract, specText, target.reference);
  const host = target.started ?? new Host(planOf(contract, implementation), deadline);
  return {
    contract,
    executable: made,
    reference: target.reference,
    host,
    starts: startsOf(contract),
    get sees() {
      return !made.stateful || host.observes;
    },
    settable: false,
    outputs: new Outputs(contract),
    watchful: new Set(
      contract.operations.filter(operation => inputsReadState(contract, operation)).map(({ name }) => name),
    ),
    blocked: new Set(),
    unbatched: new Set(),
    showSecrets: target.showSecrets === true,
  };
}

function startsOf(contract: Contract): Values {
  return Object.fromEntries(contract.state.map(variable => [variable.name, startOf(contract, variable)]));
}

/** `Starts`, or what is empty in the variable's type. */
function startOf(contract: Contract, { starts, type }: StateVariable): unknown {
  return starts === undefined
    ? emptyOf(contract, type.type)
    : fit(contract, type.type, evaluate(starts, environment(contract)));
}

function emptyOf(contract: Contract, type: Type): unknown {
  switch (type.kind) {
    case "named": {
      const declared = contract.types.find(each => each.name === type.name);
      return declared === undefined ? undefined : emptyOf(contract, declared.type.type);
    }
    case "list":
      return [];
    case "set":
      return new Set();
    case "map":
      return new Map();
    case "dictionary":
      return {};
    case "record":
      return Object.fromEntries(type.fields.map(field => [field.name, emptyOf(contract, field.type.type)]));
    case "integer":
    case "number":
    case "duration":
      return 0;
    case "string":
      return "";
    case "boolean":
      return false;
    case "enum":
      return type.values[0];
    default:
      return undefined;
  }
}

/** Operations that the implementation lacks, with names that it offers. Throws IncidentError where no subject starts. */
export async function missingOperations(
  session: Session,
): Promise<{ readonly names: readonly string[]; readonly members: readonly string[] }> {
  const reply = await session.host.ask({
    do: "start",
    state: session.executable.stateful ? session.starts : undefined,
  });
  return reply.kind === "started" ? { names: reply.missing, members: reply.members } : { names: [], members: [] };
}

/** Whether the implementation takes the states it is given: most of a sample must be observed as given. */
export async function reachOf(session: Session, arbitraries: Arbitraries, seed: number): Promise<Reach> {
  const constructor = session.contract.operations.find(operation => operation.constructs);
  const builder = session.host.creates ? undefined : constructor?.name;
  if (!session.executable.stateful || !session.host.creates) return { settable: false, builder };
  if (!session.sees) return { settable: true, builder };
  const legal = fc
    .sample(arbitraries.state, { seed, numRuns: 30 })
    .filter(
      state =>
        judgeInvariants(session.executable, state).every(finding => finding.holds) &&
        !equalValues(state, session.starts),
    );
  let [tried, taken] = [0, 0];
  for (const state of legal.slice(0, 9)) {
    tried++;
    if (await takes(session, state)) taken++;
  }
  return { settable: taken * 2 > tried, builder };
}

async function takes(session: Session, state: Values): Promise<boolean> {
  try {
    return equalValues(await start(session, state), state);
  } catch (error) {
    if (error instanceof IncidentError) return false;
    throw error;
  }
}
