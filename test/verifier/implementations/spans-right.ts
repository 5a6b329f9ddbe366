interface Span {
  low: number;
  high: number;
}

export const gaps = (spans: Span[]) => ({
  found: spans.length > 1 ? [{ low: spans[0]!.low, high: spans[0]!.high }] : undefined,
});
