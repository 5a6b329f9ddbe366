/** What writes one kind of file from a contract. Users add their own beside ours. */
import type { Contract } from "@tenet/checker";
import type { GeneratedFile } from "../generate.js";

/** How well one promise is held at one level. `weaker` and `unsupported` say why, in plain words. */
export type Exactness =
  | { readonly level: "exact" }
  | { readonly level: "weaker" | "unsupported"; readonly reason: string };

export interface Emitted {
  readonly files: readonly GeneratedFile[];
  /**
   * By the id of a promise of the contract, or of one of its shapes (`shapesOf`: `Account.type`, `accounts.type`,
   * `transfer.input`); those that are absent do not concern the level.
   */
  readonly levels: ReadonlyMap<string, Exactness>;
}

/** Pure: the same contract gives the same bytes. */
export interface Emitter {
  /** As in the configuration and in `spec trace --levels`: `postgres`. */
  readonly name: string;
  emit(contract: Contract): Emitted;
}
