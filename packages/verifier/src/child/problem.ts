import type { Stage } from "./protocol.js";

/** A step of the child failed, not the operation: what `words` say came from the implementation or its binding. */
export class Problem extends Error {
  constructor(
    readonly during: Stage,
    readonly words: string,
  ) {
    super(words);
  }
}
