/** Its process is killed from outside. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  if (n > 5) process.kill(process.pid, "SIGKILL");
  return Math.floor(n / 2);
}
