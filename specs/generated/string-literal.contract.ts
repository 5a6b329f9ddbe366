/**
 * The contract of tenet.string-literal 1.0.0, generated from string-literal.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:0438310de841f323bdfd09b49e5fc3596510de3503dc06b4e7d281532eab0d8f
 */
import {
  implement as wrap,
  isRecord,
  misfit,
  own,
  part,
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

export type StringLiteralState = Readonly<Record<string, never>>;

export type LiteralInput = {
  readonly text: string;
};

export type ReadInput = {
  readonly source: string;
};

/** The codes with which operations refuse. */
export type StringLiteralRefusal = never;

/** String literals: the shape that `bind` takes. */
export interface StringLiteral {
  readonly state: StringLiteralState;
  readonly operations: {
    readonly literal: { readonly input: LiteralInput; readonly result: string };
    readonly read: { readonly input: ReadInput; readonly result: string };
  };
}

/** What an implementation offers, synchronous or not. */
export interface StringLiteralOperations {
  literal(text: LiteralInput["text"]): string | Promise<string>;
  /** What JavaScript makes of a literal. */
  read(source: ReadInput["source"]): string | Promise<string>;
}

type LiteralScene = SceneOf<StringLiteralState, LiteralInput, string>;

function fitLiteralInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["text"], at);
  if (extra1) return extra1;
  const field2 = own(value, "text");
  if (typeof field2 !== "string") return misfit(at + ".text", "string", field2);
  return undefined;
}

function fitLiteralResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  return undefined;
}

function fitReadInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["source"], at);
  if (extra1) return extra1;
  const field2 = own(value, "source");
  if (typeof field2 !== "string") return misfit(at + ".source", "string", field2);
  return undefined;
}

function fitReadResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  return undefined;
}

function isLiteralInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["text"];
  if (typeof field2 !== "string") return false;
  return true;
}

function isLiteralResult(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return true;
}

function isReadInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["source"];
  if (typeof field2 !== "string") return false;
  return true;
}

function isReadResult(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return true;
}

export const contract: ExecutableContract = {
  spec: "tenet.string-literal",
  path: "string-literal.spec.md",
  errors: "throw",
  stateful: false,
  invariants: [],
  operations: {
    literal: {
      name: "literal",
      line: 13,
      parameters: ["text"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitLiteralInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitLiteralResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "LIT-1",
          kind: "postcondition",
          text: "It stands between double quotes",
          expression: "result.startsWith(\"\\\"\") && result.endsWith(\"\\\"\") && result.length >= 2",
          line: 23,
          holds: (c: LiteralScene) => c.result.startsWith("\"") && c.result.endsWith("\"") && textLength(c.result) >= 2,
          parts: (c: LiteralScene) => [
            part("result", () => c.result),
            part("result.length", () => textLength(c.result)),
            part("result.startsWith(\"\\\"\")", () => c.result.startsWith("\"")),
            part("result.endsWith(\"\\\"\")", () => c.result.endsWith("\"")),
            part("result.length >= 2", () => textLength(c.result) >= 2),
            part(
              "result.startsWith(\"\\\"\") && result.endsWith(\"\\\"\")",
              () => c.result.startsWith("\"") && c.result.endsWith("\""),
            ),
          ],
        },
        {
          id: "LIT-2",
          kind: "postcondition",
          text: "It stays on one line",
          expression: "[\"\\n\", \"\\r\", \"\\u2028\", \"\\u2029\"].every(c => !result.includes(c))",
          line: 24,
          holds: (c: LiteralScene) => ["\n", "\r", "\u2028", "\u2029"].every((c_) => !c.result.includes(c_)),
          parts: () => [],
        },
        {
          id: "LIT-3",
          kind: "postcondition",
          text: "It cannot close a script element",
          expression: "!result.includes(\"<\/\")",
          line: 25,
          holds: (c: LiteralScene) => !c.result.includes("<\/"),
          parts: (c: LiteralScene) => [
            part("result", () => c.result),
            part("result.includes(\"<\/\")", () => c.result.includes("<\/")),
          ],
        },
      ],
      failsAny: false,
      quick: {
        named: (args) => ({ text: args[0] }),
        input: (c: LiveScene) => isLiteralInput(c.input),
        returns: (c: LiveScene) => isLiteralResult(c.result),
        ensures: (c: Live<LiteralScene>) =>
          c.result.startsWith("\"") &&
            c.result.endsWith("\"") &&
            textLength(c.result) >= 2 &&
            ["\n", "\r", "\u2028", "\u2029"].every((c_) => !c.result.includes(c_)) &&
            !c.result.includes("<\/"),
      },
    },
    read: {
      name: "read",
      line: 36,
      parameters: ["source"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitReadInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitReadResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [],
      failsAny: true,
      quick: {
        named: (args) => ({ source: args[0] }),
        input: (c: LiveScene) => isReadInput(c.input),
        returns: (c: LiveScene) => isReadResult(c.result),
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends StringLiteralOperations>(
  implementation: I,
  options: ImplementOptions<StringLiteralState> = {},
): I {
  return wrap(contract, implementation, options);
}
