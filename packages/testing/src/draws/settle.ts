/** Collections that must fit what is around them: kept as far as they do, one element after another. */
import { type Check, type Compute, holds, holdsAll, type Scope, valueOf } from "../scope.js";

/** A field of the elements of an earlier collection that follows from what is drawn now, such as a total over it. */
export interface Settle {
  /** The name of the collection. */
  readonly of: string;
  readonly field: string;
  /** Reads the element as `it`. */
  readonly is: Compute;
  readonly when?: Compute<boolean>;
}

export interface Fitting {
  readonly checks: readonly Check[];
  readonly settles: readonly Settle[];
  /** How few elements there may be; undefined where none may be left out. */
  readonly thin: number | undefined;
  /** Fields as they are where nothing has happened yet: elements that do not fit as they are may fit so. */
  readonly fresh: Readonly<Record<string, Compute>> | undefined;
  /** Pairs of those that are of one type: much that is counted must balance. */
  readonly alike: readonly (readonly [string, string])[];
}

/**
 * The value, or as much of it as its conditions allow. `put` names it for the conditions; what follows from it is settled
 * in the collections around. Undefined where too little is left.
 */
export function fitted(
  value: unknown,
  { checks, settles, thin, fresh, alike }: Fitting,
  values: Record<string, unknown>,
  scope: Scope,
  put: (value: unknown) => void,
): { readonly value: unknown } | undefined {
  const before = settles.map(({ of }) => [of, values[of]] as const);
  const fits = (candidate: unknown, isWhole: boolean) => {
    put(candidate);
    for (const [name, known] of before) values[name] = known;
    for (const one of settles) values[one.of] = settled(values[one.of], one, scope);
    return isWhole ? holdsAll(checks, scope) : checks.every(check => holds(check.holds, scope));
  };
  if (fits(value, true)) return { value };
  const entries = thin === undefined ? undefined : entriesOf(value);
  if (!entries) return undefined;
  let kept: readonly unknown[] = [];
  for (const entry of entries) {
    for (const one of fresh ? [entry, ...plainer(value, entry, fresh, alike, scope)] : [entry]) {
      const more = [...kept, one];
      if (!fits(like(value, more), false)) continue;
      kept = more;
      break;
    }
  }
  const left = like(value, kept);
  return kept.length >= thin! && fits(left, false) ? { value: left } : undefined;
}

function settled(collection: unknown, { field, is, when }: Settle, scope: Scope): unknown {
  const one = (element: unknown) => {
    if (typeof element !== "object" || element === null || !Object.hasOwn(element, field)) return element;
    const own = { ...scope, it: element };
    if (when && !holds(when, own)) return element;
    const value = valueOf(is, own);
    return value === undefined ? element : { ...element, [field]: value };
  };
  if (collection instanceof Map) return new Map([...collection].map(([key, element]) => [key, one(element)]));
  return Array.isArray(collection) ? collection.map(one) : collection;
}

/** The element with two of its fields alike; then with all of them as at the start. */
function* plainer(
  value: unknown,
  entry: unknown,
  fresh: Readonly<Record<string, Compute>>,
  alike: readonly (readonly [string, string])[],
  scope: Scope,
): IterableIterator<unknown> {
  const [key, element] = value instanceof Map ? (entry as readonly [unknown, unknown]) : [undefined, entry];
  if (typeof element !== "object" || element === null) return;
  const known = element as Readonly<Record<string, unknown>>;
  const names = Object.keys(fresh).filter(name => Object.hasOwn(known, name));
  const like = (changes: object) => (value instanceof Map ? [key, { ...known, ...changes }] : { ...known, ...changes });
  for (const [one, other] of alike) if (Object.hasOwn(known, one)) yield like({ [one]: known[other] });
  yield like(Object.fromEntries(names.map(name => [name, valueOf(fresh[name]!, scope)])));
}

function entriesOf(value: unknown): readonly unknown[] | undefined {
  return value instanceof Map || value instanceof Set || Array.isArray(value) ? [...value] : undefined;
}

function like(value: unknown, entries: readonly unknown[]): unknown {
  if (value instanceof Map) return new Map(entries as readonly [unknown, unknown][]);
  return value instanceof Set ? new Set(entries) : entries;
}
