/** Drops what comes a second time; out of order, the clamp does not refuse. */
export function join(parts: string[]): string {
  return [...new Set(parts)].join("");
}

export function group(keys: string[]): string[] {
  return keys;
}

export function clamp(n: number, low: number, high: number): number {
  return Math.min(Math.max(n, low), high);
}
