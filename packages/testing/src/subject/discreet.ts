/** What a failing test prints is read by many: what the spec calls secret or personal has a label in its place. */
import {
  type ExecutableContract,
  gatherCall,
  gatherSecrets,
  holdsSecret,
  namesOfSecrets,
  type OperationContract,
  type Outcome,
  type Scene,
  type Secret,
  type Secrets,
  type Values,
  type Violation,
  withoutMessages,
} from "@tenet/runtime";
import fc from "fast-check";
import { Cover } from "../covering.js";

/** A call as far as its secrets are concerned. */
export interface Told {
  readonly operation: OperationContract;
  readonly scene: Scene;
  readonly outcome: Outcome;
}

/** Shows everything where TENET_SHOW_SECRETS is 1. */
export class Discreet {
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly contract: ExecutableContract,
    /** Whether the state is seen. */
    private readonly sees: boolean,
    /** Of a law: where secrets stand in what is given. */
    private readonly given?: Secrets,
  ) {
    const operations = Object.values(contract.operations);
    this.names = new Set([
      ...[contract.secrets, given, ...operations.map(one => one.secrets?.input)].flatMap(one => namesOfSecrets(one)),
      // As outcomes are worded.
      ...operations.flatMap(one => namesOfSecrets(one.secrets?.result, "returned")),
    ]);
  }

  private get isOff(): boolean {
    const around = (globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }).process;
    return around?.env?.["TENET_SHOW_SECRETS"] === "1";
  }

  /** A drawn case, which a test runner prints by this. */
  case<T extends object>(drawn: T, operation: OperationContract): T {
    const { state, input } = drawn as { readonly state?: Values; readonly input?: Values };
    return this.printed(drawn, () => {
      const cover = this.cover(state, input, operation);
      return { state: cover.at(state, this.contract.secrets), input: cover.at(input, operation.secrets?.input) };
    });
  }

  /** What a law is given. */
  drawn<T>(given: T): T {
    if (typeof given !== "object" || given === null) return given;
    return this.printed(given, () => this.coverOf([], given).at(given, this.given));
  }

  private printed<T extends object>(value: T, covered: () => unknown): T {
    if (this.isOff) return value;
    const text = () => {
      // An error here would have everything printed.
      try {
        const [plain, shown] = [fc.stringify(value), fc.stringify(covered())];
        return plain === shown ? plain : `${shown} (covered; TENET_SHOW_SECRETS=1 shows it)`;
      } catch {
        return "«covered»";
      }
    };
    return Object.defineProperty({ ...value }, fc.toStringMethod, { value: text });
  }

  private cover(state: Values | undefined, input: Values | undefined, operation: OperationContract): Cover {
    const found = new Map<unknown, Secret>();
    gatherCall(
      { contract: this.contract, operation },
      input ?? {},
      state === undefined ? [] : [state],
      undefined,
      found,
    );
    return new Cover(found, this.names);
  }

  violation(violation: Violation, { operation, ...call }: Told): Violation {
    if (this.isOff) return violation;
    const cover = this.coverOf([{ operation, ...call }]);
    return {
      ...violation,
      input: cover.at(violation.input, operation.secrets?.input) as Values,
      expected: cover.text(violation.expected),
      actual: cover.text(this.quiet(operation, violation.actual), violation.expected),
      parts: violation.parts.map(part => cover.part(part)),
    };
  }

  /** The input of a call over a state, to be shown. */
  input(input: Values, operation: OperationContract, state?: Values): unknown {
    return this.isOff ? input : this.cover(state, input, operation).at(input, operation.secrets?.input);
  }

  /** A text about these calls. */
  text(text: string, calls: readonly Told[], given?: unknown): string {
    return this.isOff ? text : this.coverOf(calls, given).text(text);
  }

  /** An error that is not about a call: of a binding's create, say. */
  error(error: unknown, drawn: object, operation?: OperationContract): unknown {
    if (this.isOff || !(error instanceof Error) || error instanceof fc.PreconditionFailure) return error;
    const { state, input } = drawn as { readonly state?: Values; readonly input?: Values };
    const cover = operation ? this.cover(state, input, operation) : this.coverOf([], drawn);
    const [message, stack] = [cover.text(error.message), cover.text(error.stack ?? "")];
    if (message === error.message && stack === error.stack) return error;
    return Object.assign(new Error(message), { name: error.name, stack });
  }

  /** How a call ended, without the implementation's own words where these may be about what nobody has seen. */
  quiet({ secrets }: OperationContract, text: string): string {
    const isBlind = (this.contract.secrets !== undefined && !this.sees) || holdsSecret(secrets?.result);
    return isBlind && !this.isOff ? withoutMessages(text) : text;
  }

  private coverOf(calls: readonly Told[], given?: unknown): Cover {
    const found = new Map<unknown, Secret>();
    gatherSecrets(given, this.given, found);
    for (const { operation, scene, outcome } of calls)
      gatherCall({ contract: this.contract, operation }, scene.input, [scene.before, scene.after], outcome, found);
    return new Cover(found, this.names);
  }
}
