/**
 * A condition may itself call what is wrapped. Within the outermost evaluation calls from inside judge each other condition
 * of the object once: conditions change nothing, so that once is enough, and it ends.
 */
import type { Clause, ExecutableContract, Fit, OperationContract } from "../contract.js";
import type { Subject } from "./subject.js";

/** A contract and one of its operations, as they are judged. */
export interface View {
  readonly contract: ExecutableContract;
  readonly operation: OperationContract;
}

/** The same with every condition marked while it is evaluated. */
export function watched({ contract, operation }: View, subject: Subject): View {
  const watch = <C extends Clause>(clause: C): C => watchedClause(clause, keyOf(contract, clause.id), subject);
  const watchFit = (fit: Fit, what: string): Fit => {
    const key = keyOf(contract, `${operation.name}.${what}`);
    return (value, scene) => during(subject, key, () => fit(value, scene));
  };
  return {
    contract: {
      ...contract,
      invariants: contract.invariants.map(watch),
      ...(contract.history ? { history: contract.history.map(watch) } : {}),
    },
    operation: {
      ...operation,
      accepts: watchFit(operation.accepts, "input"),
      ...(operation.returns ? { returns: watchFit(operation.returns, "returns") } : {}),
      requires: operation.requires.map(watch),
      refusals: operation.refusals.map(watch),
      ensures: operation.ensures.map(watch),
    },
  };
}

/** For a call from inside of a condition, the same without those that are being evaluated, or were for an earlier such call. */
export function withoutSuspended(view: View, { evaluating, suspended, claimed }: Subject): View {
  if (evaluating === 0) return view;
  const { contract, operation } = view;
  const { returns, ...rest } = operation;
  const isFree = (id: string) => {
    const key = keyOf(contract, id);
    if (suspended.has(key) || claimed.has(key)) return false;
    claimed.add(key);
    return true;
  };
  const free = <C extends Clause>(clauses: readonly C[]) => clauses.filter(one => isFree(one.id));
  const refusals = free(operation.refusals);
  const others = operation.refusals.filter(one => !refusals.includes(one)).map(one => one.code);
  return {
    contract: {
      ...contract,
      invariants: free(contract.invariants),
      ...(contract.history ? { history: free(contract.history) } : {}),
    },
    operation: {
      ...rest,
      accepts: isFree(`${operation.name}.input`) ? operation.accepts : () => undefined,
      ...(returns && isFree(`${operation.name}.returns`) ? { returns } : {}),
      requires: free(operation.requires),
      refusals,
      // What is not judged here says nothing of how the call ends.
      ...(others.length === 0 ? {} : { mayFail: [...(operation.mayFail ?? []), ...others] }),
      ensures: free(operation.ensures),
    },
  };
}

/** One implementation may be held to several contracts. */
function keyOf({ spec }: ExecutableContract, id: string): string {
  return `${spec}/${id}`;
}

function watchedClause<C extends Clause>(clause: C, key: string, subject: Subject): C {
  return {
    ...clause,
    holds: scene => during(subject, key, () => clause.holds(scene)),
    parts: scene => during(subject, key, () => clause.parts(scene)),
    ...(clause.entered ? { entered: scene => during(subject, key, () => clause.entered?.(scene) ?? true) } : {}),
  };
}

function during<T>(subject: Subject, key: string, evaluate: () => T): T {
  subject.suspended.add(key);
  subject.evaluating += 1;
  try {
    return evaluate();
  } finally {
    subject.evaluating -= 1;
    subject.suspended.delete(key);
    if (subject.evaluating === 0) subject.claimed.clear();
  }
}
