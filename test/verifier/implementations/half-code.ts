/** Refuses with another code. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "OTHER" });
  return Math.floor(n / 2);
}
