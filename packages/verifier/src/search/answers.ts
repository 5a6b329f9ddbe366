/** What conditions read of a call's dependencies: what they answered, or what the script holds for questions never asked. */
import { equalValues } from "@tenet/checker";
import { type PortRecord, type Scene, Unanswered } from "@tenet/runtime";
import type { Around } from "../child/protocol.js";

/** What of the scene is around the call, before it is made. */
export function sceneAround(around: Around | undefined): Pick<Scene, "now" | "actor" | "answer"> {
  if (around === undefined) return {};
  return {
    now: new Date(around.now),
    ...("actor" in around ? { actor: around.actor } : {}),
    answer: answerOf([], around),
  };
}

/** The answer to a question: as it was given in this call, or as it would have been, which is the next one in the script. */
export function answerOf(records: readonly PortRecord[], { answers }: Around): NonNullable<Scene["answer"]> {
  return (port, name, args) => {
    const own = records.filter(one => one.port === port && one.function === name);
    const asked = own.find(one => equalValues(one.args, args));
    const script = answers.filter(one => one.port === port && one.function === name);
    const different = own.filter((one, at) => own.findIndex(other => equalValues(other.args, one.args)) === at).length;
    const said = asked ?? script[Math.min(different, script.length - 1)];
    if (said === undefined || said.answer.kind === "failed" || said.trouble !== undefined)
      throw new Unanswered(`${port}.${name} gave no answer`);
    return said.answer.value;
  };
}
