/** What is known of one implementation, over all its wrappers: which calls are under way, what is being evaluated. */

/** Counts since the implementation was wrapped; calls that were not checked at all are in `calls` alone. */
export interface Statistics {
  /** Calls of operations over a state that is observed; where everything is `off`, none is counted. */
  readonly calls: number;
  readonly checked: number;
  readonly inFlight: number;
  /** Checked calls that others overlapped: what reads the state was left out. */
  readonly overlapped: number;
  /** Conditions left out since they read what was not captured, or since the state could not be read. */
  readonly unjudged: number;
  /** How often each promise was found broken. */
  readonly violations: Readonly<Record<string, number>>;
  /** How often the handler itself threw. */
  readonly handlerErrors: number;
}

export class Subject {
  /** Calls begun, and not yet ended. */
  started = 0;
  inFlight = 0;
  /** How deep in conditions: a call that comes in meanwhile was made by one. */
  evaluating = 0;
  /** Whether a call came in while conditions were evaluated. */
  interrupted = false;
  /** Whether the state is being read; what is called meanwhile cannot read it again. */
  observing = false;
  /** What is being evaluated one by one: conditions, type checks. */
  readonly suspended = new Set<string>();

  checked = 0;
  overlapped = 0;
  unjudged = 0;
  handlerErrors = 0;
  readonly violations = new Map<string, number>();

  private first = "";
  private since: Map<string, number> | undefined;

  /** Counts a call in; whether it is alone. */
  begin(operation: string): boolean {
    this.started += 1;
    this.inFlight += 1;
    if (this.inFlight === 1) {
      this.first = operation;
      this.since = undefined;
      return true;
    }
    this.since ??= new Map([[this.first, 1]]);
    this.since.set(operation, (this.since.get(operation) ?? 0) + 1);
    return false;
  }

  /** The calls since the object was last at rest, where there was more than one. */
  together(): ReadonlyMap<string, number> | undefined {
    return this.since;
  }

  statistics(): Statistics {
    const { started: calls, checked, inFlight, overlapped, unjudged, handlerErrors } = this;
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

/** What wraps an implementation may be wrapped again: then it is an implementation of its own. */
export function remember(wrapped: object, subject: Subject): void {
  wrappers.set(wrapped, subject);
}

/** What was checked so far of what `implement` answered, and what was left out. */
export function statistics(wrapped: object): Statistics {
  return (wrappers.get(wrapped) ?? new Subject()).statistics();
}
