/** Whether a spec determines what an operation does, as far as can be said before any call. */
import type { Change, Contract, Operation } from "../ir.js";
import { type Equation, type Fresh, readsOf, sayingsOf } from "./equations.js";
import { PartialResult } from "./partial.js";
import { expressionsOf } from "./rows.js";
import { supplyOf } from "./supply.js";
import type { Modelled } from "./types.js";

export function modelled(operation: Operation, contract: Contract): Modelled {
  const why = operation.constructs
    ? "it makes a new object, and what that holds is not in the spec's state"
    : (openRow(operation) ?? openResult(operation, contract));
  return { determined: why === undefined, why };
}

/** Of a batch, the single calls say what becomes of what it may change. */
function openRow({ changes, sameAs }: Operation): string | undefined {
  if (sameAs !== undefined) return undefined;
  const open = changes?.find(row => row.becomes === undefined);
  return open && `its Changes let ${open.expression} become anything: the column Becomes is empty`;
}

/** By the order in which a step would find out: as if every condition held. */
function openResult(operation: Operation, contract: Contract): string | undefined {
  const result = new PartialResult(operation.returns, contract);
  const { equations, fresh } = sayingsOf(operation, contract);
  let waiting: readonly Change[] = operation.sameAs ? [] : (operation.changes ?? []);
  const known = (reads: ReturnType<typeof readsOf>) =>
    reads.result.every(path => result.knows(path)) &&
    [...reads.after].every(name => !waiting.some(row => row.path.state === name));
  const ready = ({ path, value, guards }: Equation) =>
    !result.knows(path) && known(readsOf([...guards, ...("constant" in value ? [] : [value])], contract));
  const isFresh = ({ path, type }: Fresh) => !result.knows(path) && supplyOf(type, contract) !== undefined;
  for (let more = true; more; ) {
    waiting = waiting.filter(row => !known(readsOf(expressionsOf(row), contract)));
    const next = equations.find(ready)?.path ?? fresh.find(isFresh)?.path;
    more = next !== undefined;
    if (next) result.set(next, undefined);
  }
  const [row] = waiting;
  if (row) {
    const [missing = []] = readsOf(expressionsOf(row), contract).result.filter(path => !result.knows(path));
    return `${row.expression} depends on ${["result", ...missing].join(".")}, and no Ensures says what that is`;
  }
  return result.knows([]) ? undefined : "no Ensures says what its result is";
}
