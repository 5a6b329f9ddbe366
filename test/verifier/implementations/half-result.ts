export const half = (n: number) => (n < 0 ? { ok: false, error: "NEGATIVE" } : { ok: true, value: Math.floor(n / 2) });
