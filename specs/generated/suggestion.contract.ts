/**
 * The contract of tenet.suggestion 1.0.0, generated from suggestion.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7e1d38a87762709054deef9b17aa96787c4c5a24686ddd80b0fbfb8fea9b1b63
 */
import {
  implement as wrap,
  equal,
  includes,
  isRecord,
  misfit,
  own,
  part,
  step,
  surplus,
  textLength,
  type ExecutableContract,
  type Fitting,
  type ImplementOptions,
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export type Word = string;

export type SuggestionState = Readonly<Record<string, never>>;

export type SuggestInput = {
  readonly name: Word;
  readonly candidates: readonly Word[];
};

/** The codes with which operations refuse. */
export type SuggestionRefusal = never;

/** Suggestions: the shape that `bind` takes. */
export interface Suggestion {
  readonly state: SuggestionState;
  readonly operations: {
    readonly suggest: { readonly input: SuggestInput; readonly result: Word | undefined };
  };
}

/** What an implementation offers, synchronous or not. */
export interface SuggestionOperations {
  suggest(
    name: SuggestInput["name"],
    candidates: SuggestInput["candidates"],
  ): (Word | undefined) | Promise<Word | undefined>;
}

type SuggestScene = SceneOf<SuggestionState, SuggestInput, Word | undefined>;

const wordPattern = /^[a-c]{1,6}$/u;

/** Where a value does not fit Word. */
function fitWord(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as Word;
  if (!/^[a-c]{1,6}$/u.test(it1)) return misfit(at, "matching /^[a-c]{1,6}$/", it1);
  return undefined;
}

function fitSuggestInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["name", "candidates"], at);
  if (extra1) return extra1;
  const field2 = own(value, "name");
  const wrong3 = fitWord(field2, at + ".name", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "candidates");
  if (!Array.isArray(field4)) return misfit(at + ".candidates", "a list", field4);
  for (const [index5, item6] of (field4 as readonly unknown[]).entries()) {
    const wrong7 = fitWord(item6, at + ".candidates" + step(index5), c);
    if (wrong7) return wrong7;
  }
  const it9 = field4 as readonly Word[];
  if (!(it9.length <= 6)) return misfit(at + ".candidates", "of a length of at most 6", it9);
  return undefined;
}

function fitSuggestResult(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (value !== undefined && value !== null) {
    const wrong1 = fitWord(value, at, c);
    if (wrong1) return wrong1;
  }
  return undefined;
}

function isSuggestInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["name"];
  if (typeof field2 !== "string") return false;
  const it3 = field2 as Word;
  if (!wordPattern.test(it3)) return false;
  const field4 = fields1["candidates"];
  if (!Array.isArray(field4)) return false;
  const list5 = field4 as readonly unknown[];
  for (let at6 = 0; at6 < list5.length; at6 += 1) {
    const item7 = list5[at6];
    if (typeof item7 !== "string") return false;
    const it8 = item7 as Word;
    if (!wordPattern.test(it8)) return false;
  }
  const it10 = field4 as readonly Word[];
  if (!(it10.length <= 6)) return false;
  return true;
}

function isSuggestResult(value: unknown): boolean {
  if (value !== undefined && value !== null) {
    if (typeof value !== "string") return false;
    const it1 = value as Word;
    if (!wordPattern.test(it1)) return false;
  }
  return true;
}

export const contract: ExecutableContract = {
  spec: "tenet.suggestion",
  path: "suggestion.spec.md",
  errors: "throw",
  stateful: false,
  invariants: [],
  operations: {
    suggest: {
      name: "suggest",
      line: 16,
      parameters: ["name", "candidates"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitSuggestInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitSuggestResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "SUG-1",
          kind: "postcondition",
          text: "It is one of the candidates",
          expression: "result !== nothing implies result in candidates",
          line: 27,
          holds: (c: SuggestScene) => c.result == null || includes(c.input.candidates, c.result!),
          parts: (c: SuggestScene) => [
            part("result", () => c.result!),
            part("candidates", () => c.input.candidates),
            part("result !== nothing", () => c.result != null),
            part("result in candidates", () => includes(c.input.candidates, c.result!)),
          ],
          entered: (c: SuggestScene) => c.result != null,
        },
        {
          id: "SUG-2",
          kind: "postcondition",
          text: "It is not what was written",
          expression: "result !== name",
          line: 28,
          holds: (c: SuggestScene) => !equal(c.result, c.input.name),
          parts: (c: SuggestScene) => [part("result", () => c.result), part("name", () => c.input.name)],
        },
        {
          id: "SUG-3",
          kind: "postcondition",
          text: "A word of two letters is too short to guess",
          expression: "name.length <= 2 && candidates.every(c => c.length <= 2) implies result === nothing",
          line: 29,
          holds: (c: SuggestScene) =>
            !(textLength(c.input.name) <= 2 && c.input.candidates.every((c_) => textLength(c_) <= 2)) ||
              c.result == null,
          parts: (c: SuggestScene) => [
            part("name", () => c.input.name),
            part("candidates", () => c.input.candidates),
            part("result", () => c.result),
            part("name.length", () => textLength(c.input.name)),
            part("result === nothing", () => c.result == null),
            part("name.length <= 2", () => textLength(c.input.name) <= 2),
            part("candidates.every(c => c.length <= 2)", () => c.input.candidates.every((c_) => textLength(c_) <= 2)),
            part(
              "name.length <= 2 && candidates.every(c => c.length <= 2)",
              () => textLength(c.input.name) <= 2 && c.input.candidates.every((c_) => textLength(c_) <= 2),
            ),
          ],
          entered: (c: SuggestScene) =>
            textLength(c.input.name) <= 2 && c.input.candidates.every((c_) => textLength(c_) <= 2),
        },
        {
          id: "SUG-4",
          kind: "postcondition",
          text: "It is about as long",
          expression: "result !== nothing implies abs(result.length - name.length) <= 2",
          line: 30,
          holds: (c: SuggestScene) =>
            c.result == null || Math.abs(textLength(c.result!) - textLength(c.input.name)) <= 2,
          parts: (c: SuggestScene) => [
            part("result", () => c.result!),
            part("name", () => c.input.name),
            part("result.length", () => textLength(c.result!)),
            part("name.length", () => textLength(c.input.name)),
            part("result !== nothing", () => c.result != null),
            part("result.length - name.length", () => textLength(c.result!) - textLength(c.input.name)),
            part("abs(result.length - name.length)", () => Math.abs(textLength(c.result!) - textLength(c.input.name))),
            part(
              "abs(result.length - name.length) <= 2",
              () => Math.abs(textLength(c.result!) - textLength(c.input.name)) <= 2,
            ),
          ],
          entered: (c: SuggestScene) => c.result != null,
        },
      ],
      failsAny: false,
      quick: {
        named: (args) => ({ name: args[0], candidates: args[1] }),
        input: (c: LiveScene) => isSuggestInput(c.input),
        returns: (c: LiveScene) => isSuggestResult(c.result),
        ensures: (c: Live<SuggestScene>) =>
          (c.result == null || includes(c.input.candidates, c.result!)) &&
            !equal(c.result, c.input.name) &&
            (
              !(textLength(c.input.name) <= 2 && c.input.candidates.every((c_) => textLength(c_) <= 2)) ||
                c.result == null
            ) &&
            (c.result == null || Math.abs(textLength(c.result!) - textLength(c.input.name)) <= 2),
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends SuggestionOperations>(
  implementation: I,
  options: ImplementOptions<SuggestionState> = {},
): I {
  return wrap(contract, implementation, options);
}
