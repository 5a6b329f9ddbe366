/** Modes from outside of the program: the one place of this package that reads the environment. */
import type { ExecutableContract } from "../contract.js";
import { enforced, parseModes, type Rule, strangers } from "./modes.js";

interface Surroundings {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly emitWarning?: (message: string, options: { type: string; code: string }) => void;
}

const variable = "TENET_CHECKS";

let known: { readonly text: string; readonly rules: readonly Rule[] } = { text: "", rules: [] };

/** The rules of `TENET_CHECKS`. A mistake there is told once for each text, and everything is enforced. */
export function environmentRules(): readonly Rule[] {
  const around = (globalThis as { process?: Surroundings }).process;
  const text = around?.env?.[variable] ?? "";
  if (text !== known.text) known = { text, rules: read(text, around) };
  return known.rules;
}

function read(text: string, around: Surroundings | undefined): readonly Rule[] {
  try {
    return parseModes(text);
  } catch (error) {
    warn(`${variable} cannot be read, so every promise is enforced: ${(error as Error).message}`, around);
    return [{ mode: enforced }];
  }
}

/** Where an operation is named that the spec does not have, nobody knows which was meant: all of the spec is enforced. */
export function rulesFor(
  { spec, operations }: Pick<ExecutableContract, "spec" | "operations">,
  rules: readonly Rule[],
): readonly Rule[] {
  const names = Object.keys(operations);
  const strange = strangers(rules, spec, names);
  for (const name of strange)
    warn(
      `${variable} names ${spec}/${name}, which does not exist, so every promise of ${spec} is enforced. Write one of ${names.join(", ")}.`,
      (globalThis as { process?: Surroundings }).process,
    );
  return strange.length === 0 ? rules : [{ mode: enforced }];
}

function warn(message: string, around: Surroundings | undefined): void {
  if (around?.emitWarning) around.emitWarning(message, { type: "TenetWarning", code: variable });
  else console.warn(message);
}
