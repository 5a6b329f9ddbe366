/** How well running code holds the promises, wrapped in `implement` of `STEM.contract.ts`. */
import { judgeable, type PromiseKind } from "@tenet/checker";
import type { Emitter, Exactness } from "../emitter.js";
import { levelsOfShapes } from "../gaps.js";
import { unheld, unsupported } from "../levels.js";

/** Writes nothing of its own: `spec compile` always writes the contract. */
export const checks: Emitter = {
  name: "contract",
  emit(contract) {
    const judged = judgeable(contract, ["clock", "actor", "ports"]);
    const why = new Map(judged.promises.map(one => [one.id, one.notChecked]));
    const levels = [...unheld(contract, () => "")].map(([id]): [string, Exactness] => {
      const promise = contract.promises.find(one => one.id === id);
      const reason = why.get(id) ?? reasons[promise?.kind ?? "statement"];
      return [id, reason === undefined ? { level: "exact" } : unsupported(reason)];
    });
    const exact = levelsOfShapes(contract, { type: () => [], rule: () => [], declaration: () => [] });
    return { files: [], levels: new Map([...levels, ...exact]) };
  },
};

/** Kinds that the check of one call cannot decide. */
const reasons: Readonly<Partial<Record<PromiseKind, string>>> = {
  temporal: "each call is checked by itself; `spec verify` and `spec replay` see several",
  sameAs: "it compares with a call that is not made; `spec verify` makes it",
};
