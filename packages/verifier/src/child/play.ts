/** Cases one after another, each with a fresh subject. */
import { countCase } from "./mutants.js";
import { append, fromBytes } from "./primordials.js";
import type { Around, Played, Reply, Script } from "./protocol.js";
import type { Implementation } from "./subject.js";

export async function play(subject: Implementation, scripts: readonly Script[]): Promise<Reply> {
  const cases: Played[] = [];
  for (let at = 0; at < scripts.length; at++) {
    countCase(at);
    append(cases, await playOne(subject, scripts[at]!));
  }
  return { kind: "played", cases };
}

async function playOne(subject: Implementation, { state, calls, whole }: Script): Promise<Played> {
  await subject.create(state === undefined ? undefined : fromBytes(state));
  const first = whole || calls.length === 0 ? subject.pack(await subject.observed()) : undefined;
  const steps: Played["steps"][number][] = [];
  let last: unknown;
  for (let at = 0; at < calls.length; at++) {
    const call = calls[at]!;
    const step = await subject.call(call.operation, fromBytes(call.input), aroundOf(call));
    last = step.state;
    if (whole) append(steps, { answer: subject.pack({ ...step, state: undefined }), state: subject.pack(step.state) });
  }
  return { state: first ?? subject.pack(last), steps };
}

/** What is around the call of a script. */
export function aroundOf(call: Script["calls"][number] | undefined): Around | undefined {
  return call?.around === undefined ? undefined : (fromBytes(call.around) as Around);
}
