import { spawn } from "node:child_process";

/** Starts a process that would outlive it. */
export function half(n: number): number {
  if (n < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
  if (n === 3) {
    spawn("sleep", ["3217"], { stdio: "inherit" });
    for (;;);
  }
  return Math.floor(n / 2);
}
