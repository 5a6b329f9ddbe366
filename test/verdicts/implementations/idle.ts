export function half(n: number): number {
  if (n > 50) throw failure("LARGE");
  return Math.floor(n / 2);
}

export function never(n: number): number {
  return n;
}

export function refuse(_n: number): number {
  throw failure("NO");
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
