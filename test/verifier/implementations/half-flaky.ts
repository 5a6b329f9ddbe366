let calls = 0;

/** Wrong now and then, whatever it is asked. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  return ++calls % 29 === 0 ? n + 1 : Math.floor(n / 2);
}
