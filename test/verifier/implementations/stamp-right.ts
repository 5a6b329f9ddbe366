/** Later choices get larger stamps. */
export function stamp(choice: { msecs: number; seq: number }): number {
  return choice.msecs * 1001 + choice.seq;
}
