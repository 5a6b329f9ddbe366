/** Comes to an end for nought only. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  while (n > 0) n += 0;
  return 0;
}
