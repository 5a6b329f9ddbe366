/**
 * The contract of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:47acf0a2d2f7c067d4081b754301851fcf9673e27bb09abe9cc3e3f3beda2670
 */
import {
  implement as wrap,
  isRecord,
  misfit,
  own,
  part,
  surplus,
  type ExecutableContract,
  type Fitting,
  type ImplementOptions,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export type Name = string;

export interface Item {
  /** Stryker‑ disable all */
  readonly id: string;
  readonly size: number;
}

export type CState = Readonly<Record<string, never>>;

export type ActInput = {
  readonly amount: number;
  readonly flag: boolean;
};

/** The codes with which operations refuse. */
export type CRefusal = "TOO_MUCH";

/** Case: the shape that `bind` takes. */
export interface C {
  readonly state: CState;
  readonly operations: {
    readonly act: { readonly input: ActInput; readonly result: number };
  };
}

/** What an implementation offers, synchronous or not. */
export interface COperations {
  /** Stryker‑ disable all */
  act(amount: ActInput["amount"], flag: ActInput["flag"]): number | Promise<number>;
}

type ActScene = SceneOf<CState, ActInput, number>;

function fitActInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["amount", "flag"], at);
  if (extra1) return extra1;
  const field2 = own(value, "amount");
  if (!Number.isSafeInteger(field2)) return misfit(at + ".amount", "integer", field2);
  const field3 = own(value, "flag");
  if (typeof field3 !== "boolean") return misfit(at + ".flag", "boolean", field3);
  const it5 = field2 as number;
  if (!(it5 >= 0)) return misfit(at + ".amount", "at least 0", it5);
  if (!(it5 <= 100)) return misfit(at + ".amount", "at most 100", it5);
  return undefined;
}

function fitActResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!Number.isSafeInteger(value)) return misfit(at, "integer", value);
  return undefined;
}

export const contract: ExecutableContract = {
  spec: "h.case",
  path: "c.spec.md",
  errors: "throw",
  stateful: false,
  invariants: [],
  operations: {
    act: {
      name: "act",
      line: 23,
      parameters: ["amount", "flag"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitActInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitActResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "R-1",
          kind: "refusal",
          code: "TOO_MUCH",
          text: "Stryker disable all",
          expression: "amount <= 50",
          line: 36,
          holds: (c: ActScene) => c.input.amount <= 50,
          parts: (c: ActScene) => [part("amount", () => c.input.amount)],
        },
      ],
      ensures: [
        {
          id: "E-1",
          kind: "postcondition",
          text: "It answers",
          expression: "result >= amount",
          line: 40,
          holds: (c: ActScene) => c.result >= c.input.amount,
          parts: (c: ActScene) => [part("result", () => c.result), part("amount", () => c.input.amount)],
        },
      ],
      failsAny: false,
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends COperations>(implementation: I, options: ImplementOptions<CState> = {}): I {
  return wrap(contract, implementation, options);
}
