export function hafl(n: number): number {
  return Math.floor(n / 2);
}
