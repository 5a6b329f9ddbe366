/**
 * The child process: holds the implementation and its binding, answers one request at a time, knows no condition.
 * It never decides anything; the parent believes an answer only with the token of its question.
 */
import { createJiti } from "jiti";
import { slice } from "./primordials.js";
import type { Answered, Envelope, Plan, Reply } from "./protocol.js";
import { Implementation, Problem } from "./subject.js";
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
  if (envelope.do === "load") return load(envelope.plan);
  if (implementation === undefined) throw new Problem("load", "nothing has been loaded");
  switch (envelope.do) {
    case "start":
      return implementation.start(envelope.state);
    case "call":
      return implementation.call(envelope.operation, envelope.input);
    case "cases":
      return implementation.play(envelope.scripts);
  }
}

async function load(plan: Plan): Promise<Reply> {
  let module: unknown;
  try {
    const jiti = createJiti(plan.from, { fsCache: plan.cache, interopDefault: false });
    module = await jiti.import(plan.path);
  } catch (error) {
    const { name, message } = describeThrown(error);
    throw new Problem("load", `${name}: ${firstLine(message)}`);
  }
  implementation = new Implementation(plan, module);
  return { kind: "loaded", observes: implementation.observes, creates: implementation.creates };
}

function firstLine(text: string): string {
  for (let at = 0; at < text.length; at++) if (text[at] === "\n") return slice(text, 0, at);
  return text;
}
