/** Wrong for texts that objects hold in reserve, for values that occur twice, and outside of the bounds. */
export function join(parts: string[]): string {
  return parts.filter(one => [...one].every(sign => sign.length === 1)).join("");
}

export function group(keys: string[]): string[] {
  const seen: Record<string, boolean> = {};
  for (const key of keys) seen[key] = true;
  return Object.keys(seen);
}

export function clamp(n: number, low: number, high: number): number {
  if (low > high) throw Object.assign(new Error("ORDER"), { code: "ORDER" });
  if (n === high) return low;
  return Math.min(Math.max(n, low), high) - (n < low ? 1 : 0);
}
