export function third(n: number): number {
  if (n > 50) throw failure("LARGE");
  if (n < 10) throw failure("TINY");
  return Math.floor(n / 3);
}

export function some(n: number): number {
  return n;
}

export function notes(): { text: string }[] {
  return [];
}

export function upper(n: number): number {
  return n;
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
