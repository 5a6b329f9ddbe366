/** Keeps what the spec calls secret or personal out of what people are shown. */
import type { Contract, Operation } from "@tenet/checker";
import { coverSecrets, hideSecrets } from "@tenet/runtime";
import { Gathering } from "../report/secrets.js";
import { show } from "../show.js";
import type { Recorded } from "./scene.js";

/** Writes values and texts about one call without the call's secrets. */
export interface Discreet {
  value(value: unknown): string;
  text(text: string): string;
}

export function discreet(contract: Contract, { name }: Operation, recorded: Recorded): Discreet {
  const known = new Gathering(contract);
  const { scene, before, after, outcome } = recorded;
  known.went(name, { scene: { input: scene.input, actor: scene.actor, before, after }, outcome });
  const secrets = known.found;
  return { value: value => show(hideSecrets(value, secrets)), text: text => coverSecrets(text, secrets) };
}
