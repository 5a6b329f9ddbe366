/** What the spec calls secret or personal, wherever it stands in a case: in its order, the state first. */
import type { Contract } from "@tenet/checker";
import { type Secrets, secretsIn, secretsOfArguments, secretsOfFields } from "@tenet/generator";
import {
  gatherSecrets,
  holdsSecret,
  namesOfSecrets,
  type Outcome,
  type PortRecord,
  type Scene,
  type Secret,
} from "@tenet/runtime";
import type { Around } from "../child/protocol.js";
import type { Trail } from "../session.js";

/** How a call went, as far as it is known. */
export interface Went {
  readonly scene: Partial<Scene>;
  readonly outcome?: Outcome | undefined;
  /** Its input after the call. */
  readonly left?: unknown;
}

export class Gathering {
  readonly found = new Map<unknown, Secret>();
  readonly places: SecretPlaces;

  constructor(contract: Contract) {
    this.places = placesOf(contract);
  }

  /** `law`: whose case it is. */
  trail({ state, given, calls, sightings, answered = [] }: Trail, law?: string): void {
    this.state(state);
    this.given(given, law);
    for (const { operation, input, around } of calls) this.call(operation, input, around);
    for (const went of new Set(sightings.map(({ ended }) => ended)))
      if (went?.scene !== undefined) this.went(calls[sightings.find(one => one.ended === went)!.at]?.operation, went);
    for (const { operation, outcome } of answered) this.went(operation, { scene: {}, outcome });
  }

  state(state: unknown): void {
    gatherSecrets(state, this.places.state, this.found);
  }

  given(given: unknown, law?: string): void {
    for (const [id, places] of this.places.laws)
      if (law === undefined || law === id) gatherSecrets(given, places, this.found);
  }

  call(operation: string, input: unknown, around?: Partial<Around>): void {
    gatherSecrets(input, this.places.inputs.get(operation), this.found);
    gatherSecrets(around?.actor, this.places.actor, this.found);
    for (const one of around?.answers ?? []) this.answer(one);
  }

  went(operation: string | undefined, { scene, outcome, left }: Went): void {
    const { before, input, actor, after, ports = [], events = [] } = scene;
    this.state(before);
    if (operation !== undefined) this.call(operation, input, { actor });
    for (const record of ports) this.answer(record);
    for (const { event, data } of events) gatherSecrets(data, this.places.events.get(event), this.found);
    if (outcome?.kind === "returned") this.result(operation, outcome.value);
    gatherSecrets(left, this.places.inputs.get(operation ?? ""), this.found);
    this.state(after);
  }

  result(operation: string | undefined, value: unknown): void {
    gatherSecrets(value, this.places.results.get(operation ?? ""), this.found);
  }

  /** What a dependency is asked, and says. */
  answer(record: Pick<PortRecord, "port" | "function" | "answer"> & { readonly args?: readonly unknown[] }): void {
    const { args, answer } = this.places.ports.get(`${record.port}.${record.function}`) ?? {};
    gatherSecrets(record.args, args, this.found);
    if (record.answer.kind === "returned") gatherSecrets(record.answer.value, answer, this.found);
  }

  /** Whether the implementation may speak of secrets of its own that are seen nowhere: where a call ends without them. */
  mayBeUnseen(operation: string | undefined, sees: boolean): boolean {
    const { state, results } = this.places;
    return (state !== undefined && !sees) || holdsSecret(results.get(operation ?? ""));
  }

  /** Whether the spec calls anything secret or personal. */
  get isNeeded(): boolean {
    const { state, actor, ports, names: _, ...rest } = this.places;
    const around = [state, actor, ...[...ports.values()].flatMap(({ args, answer }) => [args, answer])];
    return around.some(one => one !== undefined) || Object.values(rest).some(one => one.size > 0);
  }
}

export interface SecretPlaces {
  readonly state: Secrets | undefined;
  readonly actor: Secrets | undefined;
  readonly inputs: ReadonlyMap<string, Secrets>;
  readonly results: ReadonlyMap<string, Secrets>;
  readonly events: ReadonlyMap<string, Secrets>;
  readonly laws: ReadonlyMap<string, Secrets>;
  readonly ports: ReadonlyMap<string, { readonly args: Secrets | undefined; readonly answer: Secrets | undefined }>;
  /** What such places are called. */
  readonly names: ReadonlySet<string>;
}

const known = new WeakMap<Contract, SecretPlaces>();

function placesOf(contract: Contract): SecretPlaces {
  const found = known.get(contract) ?? walked(contract);
  known.set(contract, found);
  return found;
}

function walked(contract: Contract): SecretPlaces {
  const { operations, events, laws, ports, roles } = contract;
  const places = {
    state: secretsOfFields(contract.state, contract),
    actor: roles && secretsIn(roles.actor, contract),
    inputs: named(operations, ({ name, inputs }) => [name, secretsOfFields(inputs, contract)]),
    results: named(operations, ({ name, returns }) => [name, returns && secretsIn(returns, contract)]),
    events: named(events, ({ name, data }) => [name, secretsIn(data, contract)]),
    laws: named(laws, ({ id, given }) => [id, secretsOfFields(given, contract)]),
    ports: new Map(
      ports.flatMap(port =>
        port.functions.map(({ name, parameters, returns }) => [
          `${port.name}.${name}`,
          { args: secretsOfArguments(parameters, contract), answer: returns && secretsIn(returns, contract) },
        ]),
      ),
    ),
  };
  const { state, actor, inputs, results, events: sent, laws: given } = places;
  const answers = [...places.ports.values()].map(({ answer }) => answer);
  const all = [state, ...inputs.values(), ...sent.values(), ...given.values(), ...answers];
  const names = new Set(all.flatMap(one => namesOfSecrets(one)));
  for (const name of namesOfSecrets(actor, "actor")) names.add(name);
  // As outcomes are worded.
  for (const one of results.values()) for (const name of namesOfSecrets(one, "returned")) names.add(name);
  return { ...places, names };
}

function named<T>(all: readonly T[], entry: (one: T) => readonly [string, Secrets | undefined]) {
  return new Map(all.map(entry).flatMap(([name, places]) => (places === undefined ? [] : [[name, places] as const])));
}
