/** A promise that never settles. */
export function half(n: number): Promise<number> {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  return new Promise(() => {});
}
