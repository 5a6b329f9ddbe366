/** What is known of one implementation, over all its wrappers: which calls are under way, what is being evaluated. */

/** Counts since the implementation was wrapped. */
export interface Statistics {
  /** Calls of operations. Where no wrapper observes the state, those that are not checked at all are not counted. */
  readonly calls: number;
  readonly checked: number;
  /** Calls under way, where some wrapper observes the state. */
  readonly inFlight: number;
  /** Checked calls that others overlapped, or that another made: what reads the state was left out. */
  readonly overlapped: number;
  /** Conditions left out since they read what was not captured, or since the state could not be read. */
  readonly unjudged: number;
  /** How often each promise was found broken, or could not be checked. */
  readonly violations: Readonly<Record<string, number>>;
  /** How often the handler itself threw. */
  readonly handlerErrors: number;
}

export class Subject {
  /** Whether some wrapper observes the state: then every call is counted in and out. */
  watched = false;
  calls = 0;
  /** Counts the calls that are no part of another. */
  started = 0;
  inFlight = 0;
  /** How many calls have not yet come back, be it with a promise: what begins meanwhile and ends at once is a part of them. */
  depth = 0;
  /** How deep in conditions: a call that comes in meanwhile was made by one. */
  evaluating = 0;
  /** Whether a call came in while conditions were evaluated. */
  interrupted = false;
  /** Whether the state is being read; what is called meanwhile cannot read it again. */
  observing = false;
  /** What is being evaluated one by one: conditions, type checks. */
  readonly suspended = new Set<string>();
  /** What calls from inside the outermost evaluation have judged: no further such call does. */
  readonly claimed = new Set<string>();

  checked = 0;
  overlapped = 0;
  unjudged = 0;
  handlerErrors = 0;
  readonly violations = new Map<string, number>();

  private first = "";
  private since: Map<string, number> | undefined;

  /** Counts a call in; whether it is alone. */
  begin(operation: string): boolean {
    this.calls += 1;
    this.inFlight += 1;
    if (this.depth > 0) return false;
    this.started += 1;
    if (this.inFlight > 1) {
      this.join(operation);
      return false;
    }
    this.first = operation;
    this.since = undefined;
    return true;
  }

  /** A call that another made has not ended at once: from now on they overlap. */
  linger(operation: string): void {
    this.started += 1;
    this.join(operation);
  }

  private join(operation: string): void {
    this.since ??= new Map([[this.first, 1]]);
    this.since.set(operation, (this.since.get(operation) ?? 0) + 1);
  }

  /** What is called while this reads the state cannot read it again. */
  quietly<T>(read: () => T): T {
    const outer = this.observing;
    this.observing = true;
    try {
      return read();
    } finally {
      this.observing = outer;
    }
  }

  /** The calls since the object was last at rest, where there was more than one. */
  together(): ReadonlyMap<string, number> | undefined {
    return this.since;
  }

  statistics(): Statistics {
    const { calls, checked, inFlight, overlapped, unjudged, handlerErrors } = this;
    const violations = Object.fromEntries(this.violations);
    return { calls, checked, inFlight, overlapped, unjudged, handlerErrors, violations };
  }
}

const subjects = new WeakMap<object, Subject>();
const wrappers = new WeakMap<object, Subject>();

/** Of an implementation, whichever of its wrappers asks. */
export function subjectOf(implementation: object): Subject {
  const known = subjects.get(implementation) ?? new Subject();
  subjects.set(implementation, known);
  return known;
}

/** What passes calls on to an implementation shares its counts. */
export function standFor(passing: object, implementation: object): void {
  subjects.set(passing, subjectOf(implementation));
}

/** What wraps an implementation may be wrapped again: then it is an implementation of its own. */
export function remember(wrapped: object, subject: Subject): void {
  wrappers.set(wrapped, subject);
}

/** What was checked so far of what `implement` answered, and what was left out. */
export function statistics(wrapped: object): Statistics {
  return (wrappers.get(wrapped) ?? new Subject()).statistics();
}
