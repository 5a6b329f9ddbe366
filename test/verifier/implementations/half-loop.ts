/** Never comes to an end from 10 on. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  while (n >= 10) n += 0;
  return Math.floor(n / 2);
}
