export const half = (n: number) =>
  n < 0 ? { ok: false, error: { code: "MINUS" } } : { ok: true, value: Math.ceil(n / 2) };
