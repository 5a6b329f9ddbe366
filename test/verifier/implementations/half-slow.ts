import { half as right } from "./half-right.js";

/** Microseconds of a core, however many processes share it. */
const takes = 100_000;

export function half(n: number): number {
  const before = process.cpuUsage();
  for (let used = 0; used < takes; ) {
    const { user, system } = process.cpuUsage(before);
    used = user + system;
  }
  return right(n);
}
