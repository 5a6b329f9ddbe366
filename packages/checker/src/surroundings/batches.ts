import type { Change, Operation } from "../ir.js";

/** A batch without a table of its own may change what the single operation changes. */
export function withWhatChanges(batch: Operation, operations: readonly Operation[]): Operation {
  const single = singleOf(batch, operations);
  if (batch.changes !== undefined || single?.changes === undefined) return batch;
  const states = [...new Set(single.changes.map(change => change.path.state))];
  return { ...batch, changes: states.map(state => mayChange(batch, state)) };
}

function mayChange({ name, sameAs, line, span }: Operation, state: string): Change {
  return {
    id: `${name}.changes.${state}`,
    expression: state,
    path: { state, steps: [] },
    each: undefined,
    becomes: undefined,
    when: undefined,
    refusedBy: undefined,
    line: sameAs?.line ?? line,
    span,
  };
}

/** A batch may fail as the single operation does. */
export function withBatchCodes(operations: readonly Operation[]): Operation[] {
  return operations.map(batch => {
    const single = singleOf(batch, operations);
    if (single === undefined) return batch;
    const codes = [...single.refusals.map(refusal => refusal.code), ...single.mayFail];
    const own = new Set(batch.refusals.map(refusal => refusal.code));
    const mayFail = [...new Set([...batch.mayFail, ...codes.filter(code => !own.has(code))])];
    return { ...batch, mayFail, failsAny: batch.failsAny || single.failsAny };
  });
}

function singleOf({ sameAs }: Operation, operations: readonly Operation[]): Operation | undefined {
  return sameAs && operations.find(one => one.name === sameAs.operation);
}
