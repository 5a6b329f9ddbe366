/** What is told of a call without its secrets: what is logged is read by more people than those who may know them. */
import type { ExecutableContract, OperationContract, Outcome, Part, Values } from "./contract.js";
import { coverSecrets, gatherSecrets, hideSecrets, type KnownSecrets, type Secret, type Secrets } from "./secrets.js";
import type { Violation } from "./violation.js";

/** A call as far as its contract says where secrets stand in it. */
export interface Telltale {
  readonly contract: Pick<ExecutableContract, "secrets">;
  readonly operation: Pick<OperationContract, "secrets">;
}

/** Adds what the spec calls secret, as it stands in this call: the states in order, the first of them before the input. */
export function gatherCall(
  { contract, operation }: Telltale,
  input: Values,
  [before, ...states]: readonly Values[],
  outcome: Outcome | undefined,
  into: Map<unknown, Secret>,
): void {
  gatherSecrets(before, contract.secrets, into);
  gatherSecrets(input, operation.secrets?.input, into);
  for (const state of states) gatherSecrets(state, contract.secrets, into);
  if (outcome?.kind === "returned") gatherSecrets(outcome.value, operation.secrets?.result, into);
}

export function coverViolation(violation: Violation, secrets: KnownSecrets): Violation {
  if (secrets.size === 0) return violation;
  return {
    ...violation,
    input: hideSecrets(violation.input, secrets) as Values,
    expected: coverSecrets(violation.expected, secrets),
    actual: coverSecrets(violation.actual, secrets),
    parts: coverParts(violation.parts, secrets),
  };
}

export function coverParts(parts: readonly Part[], secrets: KnownSecrets): readonly Part[] {
  return parts.map(part => ("value" in part ? { ...part, value: hideSecrets(part.value, secrets) } : part));
}

/** How a call ended, without what the implementation says of it: for where it may speak of secrets that nobody has seen. */
export function withoutMessages(text: string): string {
  return text.replace(/\b(it failed with [^]*?) \([^]*\)$/, "$1");
}

/** What such places are called; `name`: what the whole is. */
export function namesOfSecrets(places: Secrets | undefined, name = ""): string[] {
  if (places === undefined) return [];
  if (typeof places === "string") return name === "" ? [] : [name];
  if ("fields" in places) return places.fields.flatMap(([field, one]) => namesOfSecrets(one, field));
  if ("either" in places) return places.either.flatMap(one => namesOfSecrets(one, name));
  if ("items" in places) return namesOfSecrets(places.items, name);
  if ("tuple" in places) return places.tuple.flatMap(one => namesOfSecrets(one, name));
  return [...namesOfSecrets(places.keys, name), ...namesOfSecrets(places.values, name)];
}

/** Whether something there is secret, not personal: what is about a person is seldom of an implementation's own making. */
export function holdsSecret(places: Secrets | undefined): boolean {
  if (places === undefined || typeof places === "string") return places === "secret";
  if ("fields" in places) return places.fields.some(([, one]) => holdsSecret(one));
  if ("either" in places) return places.either.some(holdsSecret);
  if ("items" in places) return holdsSecret(places.items);
  return "tuple" in places ? places.tuple.some(holdsSecret) : holdsSecret(places.keys) || holdsSecret(places.values);
}
