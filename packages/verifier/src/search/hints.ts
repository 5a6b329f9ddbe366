/** Values that no random draw comes upon: what functions of modules are asked and answer; moments near the first call. */
import { type Contract, conforms, environment, type RuledType } from "@tenet/checker";
import { startOfTime } from "../child/protocol.js";
import type { Session } from "../session.js";
import { everyExpression } from "./expressions.js";
import { durationsIn } from "./times.js";

/** Longer texts are not tried as arguments. */
const longest = 256;
const letters = ["a", "b", "c"];
const timestamp: RuledType = { type: { kind: "timestamp" }, rules: [] };

/** Adds them to the outputs, which are drawn as inputs. */
export function addHints({ contract, reference, outputs }: Session): void {
  if (reference !== undefined)
    for (const { name, input } of askedInputs(contract)) {
      const { returns } = contract.references.find(one => one.name === name) ?? {};
      for (const text of textsOf(contract, input)) {
        outputs.add(input, text);
        if (returns !== undefined)
          outputs.add(
            returns,
            answered(() => reference(name, [text])),
          );
      }
    }
  if (!contract.operations.some(({ needs }) => needs.includes("clock"))) return;
  for (const span of [0, 1000, ...durationsIn(contract)].slice(0, 8)) {
    outputs.add(timestamp, new Date(startOfTime + span));
    outputs.add(timestamp, new Date(startOfTime + 2 * span + 1));
  }
}

/** Inputs that are all that a function of a module is asked about. */
function askedInputs(contract: Contract): { readonly name: string; readonly input: RuledType }[] {
  return contract.operations.flatMap(operation => {
    const found: { name: string; input: RuledType }[] = [];
    everyExpression(operation, expr => {
      const [arg] = expr.kind === "reference" && expr.args.length === 1 ? expr.args : [];
      const input = arg?.kind === "input" && operation.inputs.find(({ name }) => name === arg.name);
      if (expr.kind === "reference" && input) found.push({ name: expr.name, input: input.type });
    });
    return found;
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
