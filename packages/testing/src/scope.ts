/** What a drawn value may depend on, and how an attempt that led to no value is told apart. */

export type Values = Readonly<Record<string, unknown>>;

/** Everything a condition or a bound may read while a value is put together. */
export interface Scope {
  /** The state before the call; what is still being built holds the variables that come earlier. */
  readonly state: Values;
  /** Inputs that are known already. */
  readonly input: Values;
  /** The value in question: of a rule the value, of an entity's condition the record as far as it is known. */
  readonly it: unknown;
  /** Sibling fields, those of the records around, and the given variables of a law. */
  readonly names: Values;
  /** Counts what conditions accepted. */
  readonly tally?: Tally | undefined;
}

/** A bound or a condition as a function. May throw where an expression has no value. */
// Written with the parts of the scope that it reads, each with its own type; TypeScript cannot check that from here.
export type Compute<T = unknown> = (scope: any) => T;

/** A condition with the id of the clause it comes of. */
export interface Check {
  readonly clause: string;
  readonly holds: Compute<boolean>;
}

/** The condition of a clause. */
export function check(clause: string, holds: Compute<boolean>): Check {
  return { clause, holds };
}

/** Stands for a value that could not be put together: no key to refer to, an empty range, a condition not met. */
export const unusable: unique symbol = Symbol("unusable");
export type Unusable = typeof unusable;

export const emptyScope: Scope = { state: {}, input: {}, it: undefined, names: {}, tally: undefined };

/** What bounded filters tried and accepted, by clause. */
export class Tally {
  readonly counts = new Map<string, { tried: number; accepted: number }>();

  count(clause: string, accepted: boolean): void {
    let entry = this.counts.get(clause);
    if (!entry) this.counts.set(clause, (entry = { tried: 0, accepted: 0 }));
    entry.tried++;
    if (accepted) entry.accepted++;
  }
}

/** Whether the conditions hold; one that has no value does not. */
export function holdsAll(checks: readonly Check[], scope: Scope): boolean {
  for (const check of checks) {
    const accepted = holds(check.holds, scope);
    scope.tally?.count(check.clause, accepted);
    if (!accepted) return false;
  }
  return true;
}

export function holds(condition: Compute<boolean>, scope: Scope): boolean {
  try {
    return condition(scope) === true;
  } catch {
    return false;
  }
}

/** The value of a bound, or undefined where it has none. */
export function valueOf(compute: Compute, scope: Scope): unknown {
  try {
    return compute(scope);
  } catch {
    return undefined;
  }
}
