/** Replaces what others rely on, then answers wrongly. */
const anything = globalThis as unknown as Record<string, unknown>;
JSON.stringify = () => {
  throw new Error("no");
};
Array.prototype.map = (() => []) as never;
Array.prototype.push = (() => 0) as never;
Map.prototype.get = (() => 5) as never;
Object.keys = () => [];
Object.is = () => true;
anything["Map"] = class {};
anything["structuredClone"] = () => 0;
process.send = () => true;

export function half(n: number): number {
  return n + 1;
}
