/**
 * The contract of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4c70e3060d725ad715200ce0f8ea5a311c344f7879b5d8114d7ed49708db021
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
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export interface Interval {
  readonly start: Date;
  readonly end: Date;
}

export type IntervalsState = Readonly<Record<string, never>>;

export type AreIntervalsOverlappingInput = {
  readonly left: Interval;
  readonly right: Interval;
  readonly inclusive?: boolean | undefined;
};

/** The codes with which operations refuse. */
export type IntervalsRefusal = never;

/** Intervals: the shape that `bind` takes. */
export interface Intervals {
  readonly state: IntervalsState;
  readonly operations: {
    readonly areIntervalsOverlapping: { readonly input: AreIntervalsOverlappingInput; readonly result: boolean };
  };
}

/** What an implementation offers, synchronous or not. */
export interface IntervalsOperations {
  areIntervalsOverlapping(
    left: AreIntervalsOverlappingInput["left"],
    right: AreIntervalsOverlappingInput["right"],
    options: Pick<AreIntervalsOverlappingInput, "inclusive">,
  ): boolean | Promise<boolean>;
}

type AreIntervalsOverlappingScene = SceneOf<IntervalsState, AreIntervalsOverlappingInput & { readonly inclusive: boolean }, boolean>;

function first(i: Interval): Date {
  return i.start <= i.end ? i.start : i.end;
}

function last(i: Interval): Date {
  return i.start <= i.end ? i.end : i.start;
}

/** Where a value does not fit Interval. */
function fitInterval(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["start", "end"], at);
  if (extra1) return extra1;
  const field2 = own(value, "start");
  if (!(field2 instanceof Date) || Number.isNaN(field2.getTime())) return misfit(at + ".start", "timestamp", field2);
  const field3 = own(value, "end");
  if (!(field3 instanceof Date) || Number.isNaN(field3.getTime())) return misfit(at + ".end", "timestamp", field3);
  return undefined;
}

function fitAreIntervalsOverlappingInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["left", "right", "inclusive"], at);
  if (extra1) return extra1;
  const field2 = own(value, "left");
  const wrong3 = fitInterval(field2, at + ".left", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "right");
  const wrong5 = fitInterval(field4, at + ".right", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "inclusive");
  if (typeof field6 !== "boolean") return misfit(at + ".inclusive", "boolean", field6);
  return undefined;
}

function fitAreIntervalsOverlappingResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "boolean") return misfit(at, "boolean", value);
  return undefined;
}

/** Whether a value is of the type Interval. */
function isInterval(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "start":
      case "end":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["start"];
  if (!(field4 instanceof Date) || Number.isNaN(field4.getTime())) return false;
  const field5 = fields1["end"];
  if (!(field5 instanceof Date) || Number.isNaN(field5.getTime())) return false;
  return true;
}

function isAreIntervalsOverlappingInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "left":
      case "right":
      case "inclusive":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 3) return false;
  const field4 = fields1["left"];
  if (!isInterval(field4)) return false;
  const field5 = fields1["right"];
  if (!isInterval(field5)) return false;
  const field6 = fields1["inclusive"];
  if (typeof field6 !== "boolean") return false;
  return true;
}

function isAreIntervalsOverlappingResult(value: unknown): boolean {
  if (typeof value !== "boolean") return false;
  return true;
}

export const contract: ExecutableContract = {
  spec: "npm.date-fns",
  path: "intervals.spec.md",
  errors: "throw",
  stateful: false,
  invariants: [],
  operations: {
    areIntervalsOverlapping: {
      name: "areIntervalsOverlapping",
      line: 29,
      parameters: ["left", "right", ["inclusive"]],
      constructs: false,
      complete: (input) => ({ inclusive: false, ...input }),
      accepts: (value: unknown, scene: Scene) => fitAreIntervalsOverlappingInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitAreIntervalsOverlappingResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "INT-2",
          kind: "postcondition",
          text: "Adjacent intervals count when inclusive",
          expression: "inclusive implies result === (first(left) <= last(right) && first(right) <= last(left))",
          line: 41,
          holds: (c: AreIntervalsOverlappingScene) =>
            !c.input.inclusive ||
              c.result === (first(c.input.left) <= last(c.input.right) && first(c.input.right) <= last(c.input.left)),
          parts: (c: AreIntervalsOverlappingScene) => [
            part("inclusive", () => c.input.inclusive),
            part("result", () => c.result),
            part("left", () => c.input.left),
            part("right", () => c.input.right),
            part("first(left)", () => first(c.input.left)),
            part("last(right)", () => last(c.input.right)),
            part("first(right)", () => first(c.input.right)),
            part("last(left)", () => last(c.input.left)),
            part("first(left) <= last(right)", () => first(c.input.left) <= last(c.input.right)),
            part("first(right) <= last(left)", () => first(c.input.right) <= last(c.input.left)),
            part(
              "first(left) <= last(right) && first(right) <= last(left)",
              () => first(c.input.left) <= last(c.input.right) && first(c.input.right) <= last(c.input.left),
            ),
            part(
              "result === (first(left) <= last(right) && first(right) <= last(left))",
              () =>
                c.result === (first(c.input.left) <= last(c.input.right) && first(c.input.right) <= last(c.input.left)),
            ),
          ],
          entered: (c: AreIntervalsOverlappingScene) => c.input.inclusive,
        },
        {
          id: "INT-3",
          kind: "postcondition",
          text: "Otherwise each must start before the other ends",
          expression: "!inclusive implies result === (first(left) < last(right) && first(right) < last(left))",
          line: 42,
          holds: (c: AreIntervalsOverlappingScene) =>
            !!c.input.inclusive ||
              c.result === (first(c.input.left) < last(c.input.right) && first(c.input.right) < last(c.input.left)),
          parts: (c: AreIntervalsOverlappingScene) => [
            part("inclusive", () => c.input.inclusive),
            part("result", () => c.result),
            part("left", () => c.input.left),
            part("right", () => c.input.right),
            part("!inclusive", () => !c.input.inclusive),
            part("first(left)", () => first(c.input.left)),
            part("last(right)", () => last(c.input.right)),
            part("first(right)", () => first(c.input.right)),
            part("last(left)", () => last(c.input.left)),
            part("first(left) < last(right)", () => first(c.input.left) < last(c.input.right)),
            part("first(right) < last(left)", () => first(c.input.right) < last(c.input.left)),
            part(
              "first(left) < last(right) && first(right) < last(left)",
              () => first(c.input.left) < last(c.input.right) && first(c.input.right) < last(c.input.left),
            ),
            part(
              "result === (first(left) < last(right) && first(right) < last(left))",
              () =>
                c.result === (first(c.input.left) < last(c.input.right) && first(c.input.right) < last(c.input.left)),
            ),
          ],
          entered: (c: AreIntervalsOverlappingScene) => !c.input.inclusive,
        },
      ],
      failsAny: false,
      quick: {
        input: (c: LiveScene) => isAreIntervalsOverlappingInput(c.input),
        returns: (c: LiveScene) => isAreIntervalsOverlappingResult(c.result),
        ensures: (c: Live<AreIntervalsOverlappingScene>) =>
          (
            !c.input.inclusive ||
              c.result === (first(c.input.left) <= last(c.input.right) && first(c.input.right) <= last(c.input.left))
          ) &&
            (
              !!c.input.inclusive ||
                c.result === (first(c.input.left) < last(c.input.right) && first(c.input.right) < last(c.input.left))
            ),
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends IntervalsOperations>(
  implementation: I,
  options: ImplementOptions<IntervalsState> = {},
): I {
  return wrap(contract, implementation, options);
}
