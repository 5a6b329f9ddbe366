/** What a simulation found, as it may be printed. */
import { marked } from "../report/cover.js";
import { CoveredCase } from "../report/labels.js";
import { Gathering } from "../report/secrets.js";
import type { Stage, Trail } from "./play.js";
import type { Breach, SimulatedCall } from "./report.js";

export function coverBreach({ contract }: Stage, trail: Trail, breach: Breach): Breach {
  const cover = new CoveredCase(gathered(new Gathering(contract), trail));
  const call = ({ answers, ...one }: SimulatedCall): SimulatedCall => ({
    ...cover.call(one),
    ...(answers === undefined
      ? {}
      : { answers: Object.fromEntries(Object.entries(answers).map(([of, value]) => [of, cover.answer(of, value)])) }),
    outcome: cover.text(one.outcome),
  });
  return marked(breach, {
    ...breach,
    ...(breach.state === undefined ? {} : { state: cover.state(breach.state) }),
    calls: breach.calls.map(call),
    expected: cover.text(breach.expected),
    actual: cover.text(breach.actual, breach.expected),
    parts: breach.parts.map(part => cover.part(part)),
  });
}

function gathered(known: Gathering, { state, played }: Trail): Gathering {
  known.state(state);
  for (const { call, stepped } of played) {
    const { operation, input, actor, answers = {} } = call;
    known.call(operation, input, { actor });
    for (const [of, value] of Object.entries(answers)) {
      const [port = "", name = ""] = of.split(".");
      known.answer({ port, function: name, answer: { kind: "returned", value } });
    }
    if (stepped.kind === "returned") known.result(operation, stepped.result);
    if ("state" in stepped) known.state(stepped.state);
  }
  return known;
}
