/** Ends its process, and says that all is well. */
export function half(n: number): number {
  if (n > 5) process.exit(0);
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  return Math.floor(n / 2);
}
