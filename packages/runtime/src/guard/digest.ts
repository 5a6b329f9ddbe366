/** What is kept of keys and requests in a store that others may read: nobody finds out from it what they were. */
import { createHmac, randomBytes } from "node:crypto";
import { canonical } from "../values/canonical.js";
import type { GuardOptions } from "./options.js";
import type { GuardPlan } from "./plan.js";

/** Of this process; a memory of its own outlives neither. */
const ownKey = randomBytes(32);

export class Digest {
  private readonly key: string | Uint8Array;

  /** @throws TypeError where a store would keep what secrets can be guessed from. */
  constructor(plan: GuardPlan, { store, digestKey }: Pick<GuardOptions, "store" | "digestKey">) {
    if (store !== undefined && digestKey === undefined && holdsSecrets(plan))
      throw new TypeError(
        `The guard of ${plan.contract.spec} needs the option digestKey, a secret text that all processes with this store ` +
          "share: calls of idempotent operations hold secrets, which could be guessed from the digests in the store.",
      );
    this.key = digestKey ?? (store === undefined ? ownKey : "");
  }

  of(value: unknown): string {
    return createHmac("sha256", this.key).update(canonical(value)).digest("hex");
  }
}

function holdsSecrets({ contract, operations, actor }: GuardPlan): boolean {
  return Object.entries(operations).some(
    ([name, { idempotent }]) =>
      idempotent !== undefined &&
      (contract.operations[name]?.secrets?.input !== undefined || actor?.secrets !== undefined),
  );
}
