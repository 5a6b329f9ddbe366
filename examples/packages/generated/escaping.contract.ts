/**
 * The contract of npm.validator 1.0.0, generated from escaping.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:51a84d0e1548b5e0ab84c4fe9a57d3820399b521a8969cdd5beed757d2a24a25
 */
import {
  implement as wrap,
  isRecord,
  misfit,
  own,
  surplus,
  type ExecutableContract,
  type Fitting,
  type ImplementOptions,
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export type EscapingState = Readonly<Record<string, never>>;

export type EscapeInput = {
  readonly text: string;
};

export type UnescapeInput = {
  readonly text: string;
};

/** The codes with which operations refuse. */
export type EscapingRefusal = never;

/** Escaping: the shape that `bind` takes. */
export interface Escaping {
  readonly state: EscapingState;
  readonly operations: {
    readonly escape: { readonly input: EscapeInput; readonly result: string };
    readonly unescape: { readonly input: UnescapeInput; readonly result: string };
  };
}

/** What an implementation offers, synchronous or not. */
export interface EscapingOperations {
  escape(text: EscapeInput["text"]): string | Promise<string>;
  unescape(text: UnescapeInput["text"]): string | Promise<string>;
}

type EscapeScene = SceneOf<EscapingState, EscapeInput, string>;

function fitEscapeInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["text"], at);
  if (extra1) return extra1;
  const field2 = own(value, "text");
  if (typeof field2 !== "string") return misfit(at + ".text", "string", field2);
  return undefined;
}

function fitEscapeResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  return undefined;
}

function fitUnescapeInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["text"], at);
  if (extra1) return extra1;
  const field2 = own(value, "text");
  if (typeof field2 !== "string") return misfit(at + ".text", "string", field2);
  return undefined;
}

function fitUnescapeResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  return undefined;
}

function isEscapeInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["text"];
  if (typeof field2 !== "string") return false;
  return true;
}

function isEscapeResult(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return true;
}

function isUnescapeInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["text"];
  if (typeof field2 !== "string") return false;
  return true;
}

function isUnescapeResult(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return true;
}

export const contract: ExecutableContract = {
  spec: "npm.validator",
  path: "escaping.spec.md",
  errors: "throw",
  stateful: false,
  invariants: [],
  operations: {
    escape: {
      name: "escape",
      line: 13,
      parameters: ["text"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitEscapeInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitEscapeResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "ESC-1",
          kind: "postcondition",
          text: "No character is left that opens markup",
          expression: "[\"<\", \">\", \"\\\"\", \"'\", \"/\"].every(c => !result.includes(c))",
          line: 23,
          holds: (c: EscapeScene) => ["<", ">", "\"", "'", "/"].every((c_) => !c.result.includes(c_)),
          parts: () => [],
        },
      ],
      failsAny: false,
      quick: {
        named: (args) => ({ text: args[0] }),
        input: (c: LiveScene) => isEscapeInput(c.input),
        returns: (c: LiveScene) => isEscapeResult(c.result),
        ensures: (c: Live<EscapeScene>) => ["<", ">", "\"", "'", "/"].every((c_) => !c.result.includes(c_)),
      },
    },
    unescape: {
      name: "unescape",
      line: 25,
      parameters: ["text"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitUnescapeInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitUnescapeResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [],
      failsAny: false,
      quick: {
        named: (args) => ({ text: args[0] }),
        input: (c: LiveScene) => isUnescapeInput(c.input),
        returns: (c: LiveScene) => isUnescapeResult(c.result),
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends EscapingOperations>(
  implementation: I,
  options: ImplementOptions<EscapingState> = {},
): I {
  return wrap(contract, implementation, options);
}
