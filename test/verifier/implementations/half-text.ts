/** Answers with a text. */
export function half(n: number): string {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  return String(Math.floor(n / 2));
}
