/** Answers with a function. */
export function half(n: number): unknown {
  return () => n;
}
