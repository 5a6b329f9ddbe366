/** A small till by hand: what a generated contract looks like to `judge` and `implement`. */
import { type ExecutableContract, equal, type OperationContract, part, type Scene } from "@tenet/runtime";

export type Till = {
  readonly total: number;
  readonly log: ReadonlyMap<string, number>;
};

type Of<Input, Result> = { input: Input; before: Till; after: Till; result: Result };
type Take = Of<{ id: string; amount: number }, number>;

const take: OperationContract = {
  name: "take",
  line: 30,
  parameters: [["id", "amount"]],
  constructs: false,
  accepts: input => {
    const { id, amount } = input as { id: unknown; amount: unknown };
    if (typeof id !== "string") return { path: ".id", expected: "string", actual: id };
    return Number.isSafeInteger(amount) ? undefined : { path: ".amount", expected: "integer", actual: amount };
  },
  returns: result => (Number.isSafeInteger(result) ? undefined : { path: "", expected: "integer", actual: result }),
  requires: [
    {
      id: "T-1",
      kind: "precondition",
      text: "Something is taken",
      expression: "amount > 0",
      line: 31,
      holds: (c: Take) => c.input.amount > 0,
      parts: (c: Take) => [part("amount", () => c.input.amount)],
    },
  ],
  refusals: [
    {
      id: "T-2",
      kind: "refusal",
      code: "TWICE",
      text: "Each once",
      expression: "!(id in log)",
      line: 32,
      readsState: true,
      holds: (c: Take) => !c.before.log.has(c.input.id),
      parts: (c: Take) => [part("log", () => c.before.log)],
    },
    {
      id: "T-3",
      kind: "refusal",
      code: "EMPTY",
      text: "The money is there",
      expression: "amount <= total",
      line: 33,
      readsState: true,
      holds: (c: Take) => c.input.amount <= c.before.total,
      parts: (c: Take) => [part("amount", () => c.input.amount), part("total", () => c.before.total)],
    },
  ],
  ensures: [
    {
      id: "T-4",
      kind: "postcondition",
      text: "It answers what is left",
      expression: "result === total",
      line: 34,
      readsState: true,
      holds: (c: Take) => equal(c.result, c.after.total),
      parts: (c: Take) => [part("result", () => c.result), part("total", () => c.after.total)],
    },
  ],
  changes: [
    {
      id: "take.changes.total",
      expression: "total",
      line: 40,
      removes: false,
      paths: () => [["total"]],
      becomes: (c: Take, it: number) => it - c.input.amount,
    },
    {
      id: "take.changes.log[id]",
      expression: "log[id]",
      line: 41,
      removes: false,
      paths: (c: Take) => [["log", c.input.id]],
      becomes: (c: Take) => c.input.amount,
    },
  ],
  failsAny: false,
};

/** A query. */
const peek: OperationContract = {
  name: "peek",
  line: 50,
  parameters: [],
  constructs: false,
  accepts: () => undefined,
  requires: [],
  refusals: [],
  failsAny: false,
  ensures: [
    {
      id: "P-1",
      kind: "postcondition",
      text: "",
      expression: "result >= 0",
      line: 51,
      holds: (c: Of<Record<string, never>, number>) => c.result >= 0,
      parts: (c: Of<Record<string, never>, number>) => [part("result", () => c.result)],
    },
  ],
};

export const till: ExecutableContract = {
  spec: "shop.till",
  path: "till.spec.md",
  errors: "throw",
  stateful: true,
  invariants: [
    {
      id: "I-1",
      kind: "invariant",
      text: "No debts",
      expression: "total >= 0",
      line: 10,
      readsState: true,
      holds: (c: Of<Record<string, never>, unknown>) => c.after.total >= 0,
      parts: (c: Of<Record<string, never>, unknown>) => [part("total", () => c.after.total)],
    },
  ],
  operations: { take, peek },
};

export const scene = (input: object, before: Till, after: Till = before): Scene => ({
  input: input as Scene["input"],
  before: before as unknown as Scene["before"],
  after: after as unknown as Scene["after"],
  result: undefined,
});
