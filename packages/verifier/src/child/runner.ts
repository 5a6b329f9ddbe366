/**
 * The child process: holds the implementation and its binding, answers one request at a time, knows no condition.
 * It never decides anything; the parent believes an answer only with the token of its question.
 */
import { createJiti } from "jiti";
import { switchMutant } from "./mutants.js";
import { play } from "./play.js";
import { indexOf, slice } from "./primordials.js";
import { Problem } from "./problem.js";
import { type Answered, type Envelope, type Plan, type Reply, startOfTime } from "./protocol.js";
import { race } from "./race.js";
import { Implementation } from "./subject.js";
import { describeThrown } from "./thrown.js";

const channel = process as NodeJS.Process & { send?: NodeJS.Process["send"] };
const send = channel.send!.bind(process) as (message: unknown) => boolean;
const leave = process.exit.bind(process);

// The implementation has no business with the channel; one that uses it by mistake must not be taken for an answer.
delete channel.send;

let implementation: Implementation | undefined;
// Without a message or a timer of its own the process must still wait for the parent.
process.on("disconnect", () => leave(0));
process.on("message", message => void serve(message as Envelope));

async function serve(envelope: Envelope): Promise<void> {
  const reply = await answer(envelope).catch(problemOf);
  try {
    send({ ...reply, token: envelope.token } satisfies Answered);
  } catch (error) {
    send({
      kind: "problem",
      during: "send",
      words: describeThrown(error).message,
      token: envelope.token,
    } satisfies Answered);
  }
}

function problemOf(error: unknown): Reply {
  if (error instanceof Problem) return { kind: "problem", during: error.during, words: error.words };
  return { kind: "problem", during: "call", words: describeThrown(error).message };
}

async function answer(envelope: Envelope): Promise<Reply> {
  if (envelope.do === "wake") return { kind: "awake" };
  if (envelope.do === "load") return load(envelope.plan);
  if (envelope.do === "mutant") return switchMutant(envelope);
  if (implementation === undefined) throw new Problem("load", "nothing has been loaded");
  switch (envelope.do) {
    case "start":
      return implementation.start(envelope.state);
    case "call":
      return implementation.call(envelope.operation, envelope.input, envelope.around);
    case "cases":
      return play(implementation, envelope.scripts);
    case "race":
      return race(implementation, envelope);
  }
}

async function load(plan: Plan): Promise<Reply> {
  let module: unknown;
  const clock = plan.timed ? await startClock() : undefined;
  try {
    const jiti = createJiti(plan.from, { fsCache: plan.cache, interopDefault: false });
    module = await jiti.import(plan.path);
  } catch (error) {
    const { name, message } = describeThrown(error);
    const kind = name === "Error" ? "" : `${name}: `;
    throw new Problem("load", `${kind}${firstLine(message)}${placeOf(error, message, plan.path)}`);
  }
  implementation = new Implementation(plan, module, clock);
  return { kind: "loaded", observes: implementation.observes, creates: implementation.creates };
}

/** Fake timers take their time to load: only where there is a clock. */
async function startClock() {
  const { Clock } = await import("./clock.js");
  return new Clock(startOfTime);
}

/** ` (line 3)`: where in the module, as its parser says it in the message, or else the stack. */
function placeOf(error: unknown, message: string, path: string): string {
  const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
  const line = lineIn(message, path) || lineIn(stack, path);
  return line === "" ? "" : ` (line ${line})`;
}

function lineIn(text: string, path: string): string {
  const at = indexOf(text, `${path}:`);
  if (at < 0) return "";
  const start = at + path.length + 1;
  let end = start;
  while (end < text.length && text[end]! >= "0" && text[end]! <= "9") end++;
  return slice(text, start, end);
}

function firstLine(text: string): string {
  let end = 0;
  while (end < text.length && text[end] !== "\n") end++;
  while (end > 0 && text[end - 1] === " ") end--;
  return slice(text, 0, end);
}
