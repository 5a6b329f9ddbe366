/** Throws what is not an error. */
export function half(n: number): number {
  if (n % 3 === 0) throw null;
  if (n % 3 === 1) throw "a text";
  throw new Proxy(
    {},
    {
      get() {
        throw new Error("unreadable");
      },
      has() {
        throw new Error("unreadable");
      },
    },
  );
}
