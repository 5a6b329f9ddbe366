/** Forgets the sequence within a millisecond. */
export function stamp(choice: { msecs: number; seq: number }): number {
  return choice.msecs;
}
