/** Values that no random draw comes upon: what functions of modules are asked and answer; moments near the first call. */
import { type Contract, conforms, environment, type Operation, type RuledType } from "@tenet/checker";
import { startOfTime } from "../child/protocol.js";
import type { Session } from "../session.js";
import { everyExpression } from "./expressions.js";
import { durationsIn } from "./times.js";

/** Longer texts are not tried as arguments. */
const longest = 256;
const letters = ["a", "b", "c"];
const timestamp: RuledType = { type: { kind: "timestamp" }, rules: [] };

/** Adds them to the outputs, which are drawn as inputs. */
export function addHints(session: Session): void {
  const { contract, outputs } = session;
  for (const asked of contract.operations.flatMap(askedInputs)) {
    const { returns } = contract.references.find(one => one.name === asked.name) ?? {};
    for (const { text, answer } of hintsOf(session, asked)) {
      outputs.add(asked.input, text);
      if (returns !== undefined) outputs.add(returns, answer);
    }
  }
  if (!contract.operations.some(({ needs }) => needs.includes("clock"))) return;
  for (const span of [0, 1000, ...durationsIn(contract)].slice(0, 8)) {
    outputs.add(timestamp, new Date(startOfTime + span));
    outputs.add(timestamp, new Date(startOfTime + 2 * span + 1));
  }
}

/** What a function of a module was asked, and what it answered. */
export interface Hint {
  readonly text: string;
  readonly answer: unknown;
}

/** The name of a function of a module, and the type of an input that is all it is asked about. */
interface Asked {
  readonly name: string;
  readonly input: RuledType;
}

/** The inputs of the operation that such functions are asked about. */
export function askedInputs(operation: Operation): Asked[] {
  const found: Asked[] = [];
  everyExpression(operation, expr => {
    const [arg] = expr.kind === "reference" && expr.args.length === 1 ? expr.args : [];
    const input = arg?.kind === "input" && operation.inputs.find(({ name }) => name === arg.name);
    if (expr.kind === "reference" && input) found.push({ name: expr.name, input: input.type });
  });
  return found;
}

/** A few texts that may be asked about; none where nothing answers. */
export function hintsOf({ contract, reference }: Session, { name, input }: Asked): Hint[] {
  if (reference === undefined) return [];
  return textsOf(contract, input).flatMap(text => {
    const answer = answered(() => reference(name, [text]));
    return answer === undefined ? [] : [{ text, answer }];
  });
}

/** The shortest texts of one letter that are of the type. */
function textsOf(contract: Contract, type: RuledType): string[] {
  const env = environment(contract);
  const lengths = Array.from({ length: longest }, (_, at) => at + 1);
  return letters.flatMap(letter => {
    const length = lengths.find(each => conforms(letter.repeat(each), type, env) === undefined);
    return length === undefined ? [] : [letter.repeat(length)];
  });
}

/** What cannot be asked answers nothing. */
function answered(ask: () => unknown): unknown {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
