/** Wrong from 1000 on. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  return n >= 1000 ? n : Math.floor(n / 2);
}
