/** How a guarded call fails: with a code, and nothing that the caller should not see. */
import type { GuardedError, GuardPlan } from "./plan.js";

export interface RefusalDetails {
  readonly status: number;
  readonly retry?: boolean;
  readonly data?: unknown;
  /** Of an input that does not fit: where, and what was expected there, in the spec's words. */
  readonly place?: string;
  readonly expected?: string;
  /** The promise, such as `bank.accounts/TRF-3`; for logs, since it may tell what the caller may not see from what is not. */
  readonly promise?: string;
  /** Of an error that is not shown: by which it is found in the logs. */
  readonly id?: string;
}

const refusedBrand: unique symbol = Symbol.for("tenet.refused") as never;
const troubleBrand: unique symbol = Symbol.for("tenet.port-trouble") as never;

/** Generated code and its caller may hold two copies of this module. */
const has = (value: unknown, brand: symbol): boolean => typeof value === "object" && value !== null && brand in value;

/** Thrown by a guarded operation, or the `error` of its result where the spec says `errors: result`. Its JSON may go to the caller. */
export class Refused extends Error {
  override readonly name = "Refused";
  declare readonly [refusedBrand]: true;

  static {
    Object.defineProperty(Refused.prototype, refusedBrand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return has(value, refusedBrand);
  }

  constructor(
    readonly code: string,
    message: string,
    readonly details: RefusalDetails,
  ) {
    super(message);
  }

  /** Of HTTP. */
  get status(): number {
    return this.details.status;
  }

  get data(): unknown {
    return this.details.data;
  }

  toJSON(): Record<string, unknown> {
    const { status: _, promise: __, ...details } = this.details;
    return { code: this.code, message: this.message, ...details };
  }
}

/** What a dependency did to its caller, as the implementation meets it. `code`: by which of its own it refused. */
export class PortTrouble extends Error {
  override readonly name = "PortTrouble";
  declare readonly [troubleBrand]: true;

  static {
    Object.defineProperty(PortTrouble.prototype, troubleBrand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return has(value, troubleBrand);
  }

  constructor(
    readonly port: string,
    readonly operation: string,
    readonly trouble: PortTroubleKind,
    readonly code: string | undefined,
    options?: ErrorOptions,
  ) {
    super(`${port}.${operation} ${words[trouble]}`, options);
  }
}

export type PortTroubleKind = "unavailable" | "slow" | "outOfType" | "happenedAnyway" | "failed";

const words: Readonly<Record<PortTroubleKind, string>> = {
  unavailable: "is unavailable",
  slow: "did not answer in time",
  outOfType: "answered what does not fit its type",
  happenedAnyway: "did not answer; what was asked may have happened anyway",
  failed: "refused",
};

/** The codes of a guard's own. A row of the spec's Errors says otherwise. */
const own: Readonly<Record<string, GuardedError>> = {
  INVALID_INPUT: { status: 422, retry: false, text: "the input does not fit" },
  UNAUTHENTICATED: { status: 401, retry: false, text: "it is not known who calls" },
  FORBIDDEN: { status: 403, retry: false, text: "the caller may not do this" },
  IN_PROGRESS: { status: 409, retry: true, text: "the first call with this key is still under way" },
  INTERNAL: { status: 500, retry: true, text: "something went wrong" },
};

/** What a code means to callers. */
export function errorOf({ errors }: Pick<GuardPlan, "errors">, code: string): GuardedError {
  const known = (table: Readonly<Record<string, GuardedError>>) =>
    Object.hasOwn(table, code) ? table[code] : undefined;
  return { ...known(own), ...known(errors) };
}

/** The HTTP status of a code: as the spec's Errors say, 400 where neither they nor a guard says. */
export function statusOf(plan: Pick<GuardPlan, "errors">, code: string): number {
  return errorOf(plan, code).status ?? 400;
}

export function refused(
  plan: GuardPlan,
  code: string,
  details: Omit<RefusalDetails, "status"> = {},
  message?: string,
): Refused {
  const { retry, text } = errorOf(plan, code);
  return new Refused(code, message ?? text ?? code, {
    status: statusOf(plan, code),
    ...(retry === undefined ? {} : { retry }),
    ...details,
  });
}
