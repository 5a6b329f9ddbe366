/** Modes from outside of the program: the one place of this package that reads the environment. */
import { enforced, parseModes, type Rule } from "./modes.js";

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

/** Where an operation is named that the spec does not have, its rule would silently do nothing. */
export function warnOfStrangers(rules: readonly Rule[], spec: string, operations: readonly string[]): void {
  const around = (globalThis as { process?: Surroundings }).process;
  for (const one of rules) {
    if (one.spec !== spec || one.operation === undefined || operations.includes(one.operation)) continue;
    warn(
      `${variable} names ${spec}/${one.operation}, which does not exist, so nothing follows from it. Write one of ${operations.join(", ")}.`,
      around,
    );
  }
}

function warn(message: string, around: Surroundings | undefined): void {
  if (around?.emitWarning) around.emitWarning(message, { type: "TenetWarning", code: variable });
  else console.warn(message);
}
