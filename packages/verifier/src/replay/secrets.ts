/** Keeps what the spec calls secret or personal out of what people are shown. */
import type { Contract, Operation } from "@tenet/checker";
import { secretsIn, secretsOfFields } from "@tenet/generator";
import { coverSecrets, gatherSecrets, hideSecrets, type Secret } from "@tenet/runtime";
import { show } from "../show.js";
import type { Recorded } from "./scene.js";

/** Writes values and texts about one call without the call's secrets. */
export interface Discreet {
  value(value: unknown): string;
  text(text: string): string;
}

export function discreet(contract: Contract, operation: Operation, recorded: Recorded): Discreet {
  const secrets = secretsOf(contract, operation, recorded);
  // What stands for a secret is no text of the value: it has no quotes.
  const plain = (text: string) => text.replace(/"(«(?:secret|personal)»)"/g, "$1");
  return { value: value => plain(show(hideSecrets(value, secrets))), text: text => coverSecrets(text, secrets) };
}

/** The scalars that are secret in this call, wherever they came from. */
function secretsOf(
  contract: Contract,
  operation: Operation,
  { scene, before, after, outcome }: Recorded,
): ReadonlyMap<unknown, Secret> {
  const secrets = new Map<unknown, Secret>();
  const state = secretsOfFields(contract.state, contract);
  gatherSecrets(scene.input, secretsOfFields(operation.inputs, contract), secrets);
  gatherSecrets(before, state, secrets);
  gatherSecrets(after, state, secrets);
  gatherSecrets(scene.actor, contract.roles && secretsIn(contract.roles.actor, contract), secrets);
  if (outcome.kind === "returned")
    gatherSecrets(outcome.value, operation.returns && secretsIn(operation.returns, contract), secrets);
  return secrets;
}
