/** What a guard knows of a spec: the whole executable contract, and what stands around its operations. Generated code writes one. */
import type { Clause, ExecutableContract, FailureMode, Fit, PortRecord, Scene } from "../contract.js";
import { NotCaptured } from "../live.js";
import type { Secrets } from "../secrets.js";

export interface GuardPlan {
  /** With every clause, also those that read the time, who calls and what dependencies answer. */
  readonly contract: ExecutableContract;
  /** Who calls, where the spec has Roles. */
  readonly actor?: { readonly fits: Fit; readonly secrets?: Secrets };
  /** By name; an operation that is not here needs nothing but its contract. */
  readonly operations: Readonly<Record<string, GuardedOperation>>;
  /** By port and function. */
  readonly ports: Readonly<Record<string, Readonly<Record<string, GuardedFunction>>>>;
  readonly events: Readonly<Record<string, { readonly fits: Fit; readonly secrets?: Secrets }>>;
  readonly errors: Readonly<Record<string, GuardedError>>;
}

export interface GuardedOperation {
  /** Whether a call must say who makes it. */
  readonly actor?: boolean;
  /** By the id of a refusal: that it is about who may see and do what. */
  readonly access?: Readonly<Record<string, Access>>;
  /** Whether visibility or permissions read the state. */
  readonly readsState?: boolean;
  readonly idempotent?: Idempotency;
  readonly modes?: readonly GuardMode[];
}

export type Access = "visibility" | "refersTo" | "permission";

export interface Idempotency {
  key(scene: Scene): unknown;
  /** Whether the key is made of the caller, too: then it alone says who that is. */
  readonly actor?: boolean;
  /** Milliseconds; absent: for ever. */
  readonly within?: number;
  /** The code of the same key with another input. */
  readonly otherwise?: string;
  /** The code of a repeat while the first call is under way; absent: it waits for the first. */
  readonly running?: string;
}

export interface GuardMode extends Omit<FailureMode, "happened"> {
  readonly port: string;
  /** Absent: any. */
  readonly function?: string;
  readonly trouble: Trouble;
}

export type Trouble =
  | { readonly kind: "unavailable" | "outOfType" | "happenedAnyway" }
  | { readonly kind: "slowerThan"; readonly milliseconds: number }
  | { readonly kind: "failsWith"; readonly code: string };

export interface GuardedFunction {
  /** Of the answer; absent: whatever it answers is not looked at. */
  readonly answers?: Fit;
  /** The codes by which it refuses. */
  readonly fails: readonly string[];
  /** Where secrets stand in what it is asked and in what it answers. */
  readonly secrets?: { readonly args?: Secrets; readonly answer?: Secrets };
}

export interface GuardedError {
  readonly status?: number;
  readonly retry?: boolean;
  /** What the spec says of the code. */
  readonly text?: string;
  readonly data?: Fit;
  /** Where secrets stand in the data. */
  readonly secrets?: Secrets;
}

/** The mode as the judge reads it. */
export function failureModeOf({ port, function: name, trouble, ...mode }: GuardMode): FailureMode {
  const asked = (record: PortRecord) => record.port === port && (name === undefined || record.function === name);
  const happened = (record: PortRecord) => asked(record) && isOfKind(trouble, record);
  const { ensures, ...rest } = mode;
  return ensures === undefined ? { ...rest, happened } : { ...rest, happened, ensures: whereKept(ensures) };
}

/** What reads a state before that running code did not keep is not judged. */
function whereKept(clause: Clause): Clause {
  const holds: Clause["holds"] = scene => {
    try {
      return clause.holds(scene);
    } catch (error) {
      if (error instanceof NotCaptured) return true;
      throw error;
    }
  };
  return { ...clause, holds };
}

function isOfKind(trouble: Trouble, { after, answer, trouble: met }: PortRecord): boolean {
  switch (trouble.kind) {
    case "slowerThan":
      return after > trouble.milliseconds;
    case "failsWith":
      return answer.kind === "failed" && answer.code === trouble.code && met === undefined;
    default:
      return met === trouble.kind;
  }
}

/** The modes of an operation that are about one function of a port. */
export function modesFor(operation: GuardedOperation | undefined, port: string, name: string): readonly GuardMode[] {
  return (operation?.modes ?? []).filter(mode => mode.port === port && (mode.function ?? name) === name);
}
