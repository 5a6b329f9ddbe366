/** Recorded calls against a contract: each line of a trace gets one answer. */
import type { Contract, Environment } from "@tenet/checker";
import { describeOutcome, type Finding, withPoints } from "@tenet/runtime";
import { executable } from "../executable/index.js";
import { judgeRecorded } from "./judge-recorded.js";
import { readRecorded, UnreadableLine } from "./recorded.js";
import { recordedOf } from "./scene.js";
import { type Discreet, discreet } from "./secrets.js";
import { stateCheck } from "./state.js";

/** What a line comes to. */
export interface ReplayAnswer {
  /** `null` where the contract cannot decide, because of what the line does not give, or cannot be read. */
  readonly accepted: boolean | null;
  /** The promises that the call breaks. */
  readonly refusedBy: readonly string[];
  /** The promises that the line does not decide. */
  readonly undecided: readonly { readonly id: string; readonly lacks: string }[];
  /** Why the line could not be read, in a sentence. */
  readonly problem?: string;
  /** For people, where the call is refused; secrets are covered. */
  readonly shown?: Shown;
}

export interface Shown {
  readonly operation: string;
  /** As the spec would write it. */
  readonly input: string;
  readonly happened: string;
  readonly broken: readonly {
    readonly id: string;
    readonly expected: string;
    readonly parts: readonly { readonly text: string; readonly value: string }[];
  }[];
}

/** Judges lines of recorded calls. `specText` is the normalised source of the spec; `reference` calls functions that it trusts. */
export function replayer(
  contract: Contract,
  specText: string,
  reference?: Environment["reference"],
): (line: string) => ReplayAnswer {
  const conditions = executable(contract, specText, reference);
  const check = stateCheck(contract);
  return line => {
    try {
      const call = readRecorded(line);
      const operation = contract.operations.find(({ name }) => name === call.operation);
      if (operation === undefined)
        throw new UnreadableLine(`The spec has no operation ${JSON.stringify(call.operation.slice(0, 80))}.`);
      const recorded = recordedOf(contract, conditions, operation, call, check);
      const { broken, undecided } = judgeRecorded(contract, conditions, operation, recorded);
      const write = discreet(contract, operation, recorded);
      return {
        accepted: broken.length > 0 ? false : undecided.size > 0 ? null : true,
        refusedBy: [...new Set(broken.map(({ id }) => id))],
        undecided: [...undecided].map(([id, lacks]) => ({ id, lacks })),
        ...(broken.length === 0
          ? {}
          : {
              shown: {
                operation: operation.name,
                input: write.value(
                  withPoints(recorded.scene.input, conditions.operations[operation.name]?.decimals?.input),
                ),
                happened: write.text(describeOutcome(recorded.outcome, conditions.operations[operation.name])),
                broken: broken.map(finding => showBroken(finding, write)),
              },
            }),
      };
    } catch (error) {
      if (!(error instanceof UnreadableLine)) throw error;
      return { accepted: null, refusedBy: [], undecided: [], problem: error.message };
    }
  };
}

function showBroken({ id, expected, parts }: Finding, write: Discreet): Shown["broken"][number] {
  return {
    id,
    expected: write.text(expected),
    parts: parts.map(part => ({ text: part.text, value: "value" in part ? write.value(part.value) : "has no value" })),
  };
}
