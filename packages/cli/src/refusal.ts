import { type Details, type Diagnostic, diagnose, type Source } from "@tenet/diagnostics";
import { type Code, catalogue } from "./messages.embedded.js";

/** A spec, a configuration or a call that is wrong: the command stops with exit code 2 and shows these. */
export class Refusal extends Error {
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly sources: ReadonlyMap<string, Source> = new Map(),
    /** What the command's JSON says all the same. */
    readonly done: object = {},
  ) {
    super(diagnostics[0]?.message ?? "");
  }
}

/** A refusal of `work` says what was done before it. */
export async function having<T>(done: object, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.diagnostics, error.sources, done) : error;
  }
}

/** A message about no place in a file: its path is empty. */
export function remark(code: Code, params: Details["params"] = {}): Diagnostic {
  return diagnose(catalogue, code, { path: "" }, { start: 0, end: 0 }, { params });
}

/** Ends the command with one message. */
export function refuse(code: Code, params?: Details["params"]): never {
  throw new Refusal([remark(code, params)]);
}
