interface Span {
  low: number;
  high: number;
}

/** The gap between two spans, whichever comes first. */
export const gaps = (spans: Span[]) => ({
  found: spans.length > 1 ? [{ low: spans[0]!.high, high: spans[1]!.low }] : undefined,
});
