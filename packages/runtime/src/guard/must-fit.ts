/** What is wrong with the options of a guard is said when it is made, not at the first call. */
import type { GuardOptions } from "./options.js";
import type { GuardPlan } from "./plan.js";

/** @throws TypeError where an option names what is not there, or nothing tells what permissions read. */
export function mustFit({ contract, operations }: GuardPlan, options: GuardOptions): void {
  const { audited = [], look, observe, undecided } = options;
  const unknown = audited === "all" ? [] : audited.filter(name => !Object.hasOwn(contract.operations, name));
  if (unknown.length > 0)
    throw new TypeError(`The option audited names ${unknown.join(", ")}, which is no operation of ${contract.spec}.`);
  if ((look ?? observe ?? undecided) !== undefined) return;
  const blind = Object.entries(operations).flatMap(([name, { readsState }]) => (readsState ? [name] : []));
  if (blind.length > 0)
    throw new TypeError(
      `The guard of ${contract.spec} needs the option look or observe: who may call ${blind.join(", ")} depends on the ` +
        'state. Where the implementation decides that, say so: undecided: "implementation".',
    );
}
