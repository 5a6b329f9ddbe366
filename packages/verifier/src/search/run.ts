/** Runs one case step by step: an answer that does not come is known to belong to this very call. */
import type { Values } from "@tenet/runtime";
import { IncidentError } from "../child/host.js";
import type { Step } from "../child/protocol.js";
import { withoutNull } from "../nothing.js";
import type { Call, Session, Trail } from "../session.js";
import { Course, type Draw, type RunOptions } from "./course.js";

/** `state` is what `create` is given. Never throws for what the implementation does. */
export async function runCase(
  session: Session,
  state: Values | undefined,
  draws: readonly Draw[],
  options: RunOptions = {},
): Promise<Trail> {
  const course = new Course(session, state, draws, options);
  const { trail } = course;
  try {
    course.begin(await start(session, state));
    for (let call = course.next(); call !== undefined; call = course.next()) course.take(await ask(session, call));
    const again = course.again();
    if (again !== undefined) course.takeAgain(await ask(session, again));
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    trail.incident = { incident: error.incident, operation: course.operation };
  }
  return trail;
}

async function ask({ host }: Session, { operation, input, around }: Call): Promise<Step> {
  return (await host.ask({ do: "call", operation, input, ...(around === undefined ? {} : { around }) })) as Step;
}

/** The state that a fresh subject shows; where it shows none, the one it was given. Throws IncidentError. */
export async function start(session: Session, state: Values | undefined): Promise<Values> {
  await session.host.ready();
  // Plain functions have no subject to make.
  if (
    !session.executable.stateful &&
    !session.host.creates &&
    session.contract.operations.every(operation => !operation.constructs)
  )
    return {};
  const reply = await session.host.ask({ do: "start", state });
  return reply.kind === "started" && session.sees && reply.state !== undefined
    ? (withoutNull(reply.state) as Values)
    : (state ?? {});
}
