/** A queue of at most so many, kept in order; or one that forgets what comes second. */
import { bind } from "@tenet/runtime";

type Compare = (a: unknown, b: unknown) => number;

export const queueWith = (mistake: "right" | "forgetful") => {
  class Queue {
    readonly items: unknown[] = [];

    constructor(
      private readonly compare: Compare,
      private readonly options: { readonly limit?: number } = {},
    ) {}

    push(x: unknown): number {
      if (this.items.length >= (this.options.limit ?? 3)) throw new Error("full");
      if (mistake === "right" || this.items.length !== 1) this.items.push(x);
      this.items.sort(this.compare);
      return this.items.length;
    }
  }
  return bind({ module: { Queue }, observe: ({ items }: Queue) => ({ items, size: items.length }) });
};
