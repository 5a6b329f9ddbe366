/** An input that a call changes in place is a broken promise, with state and without. */
import { type ExecutableContract, judge, type OperationContract } from "@tenet/runtime";
import { expect, test } from "vitest";

const total: OperationContract = {
  name: "total",
  line: 1,
  parameters: ["xs"],
  constructs: false,
  accepts: () => undefined,
  requires: [],
  refusals: [],
  ensures: [],
  failsAny: false,
};

const contract = (stateful: boolean): ExecutableContract => ({
  spec: "total",
  path: "total.spec.md",
  errors: "throw",
  stateful,
  invariants: [],
  operations: { total },
});

const frame = (stateful: boolean, after: readonly number[]) => {
  const scene = { input: { xs: [2, 1] }, before: {}, after: {}, result: undefined };
  const inputs = { before: { xs: [2, 1] }, after: { xs: after } };
  const findings = judge(contract(stateful), total, scene, { kind: "returned", value: 3 }, { inputs });
  return findings.filter(finding => finding.id === "total.frame");
};

test.each([true, false])("it is told where the input changed (stateful: %s)", stateful => {
  expect(frame(stateful, [1, 2])).toMatchObject([{ holds: false, actual: "it was changed in place" }]);
});

test.each([true, false])("an input left alone keeps the promise (stateful: %s)", stateful => {
  expect(frame(stateful, [2, 1])).toMatchObject([{ holds: true }]);
});
