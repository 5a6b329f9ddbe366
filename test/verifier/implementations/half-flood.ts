/** Talks a lot. */
export function half(n: number): number {
  for (let line = 0; line < 200; line++) {
    console.log("out ".repeat(200));
    console.error("err ".repeat(200));
  }
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  return Math.floor(n / 2);
}
