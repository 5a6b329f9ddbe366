import { bind } from "@tenet/runtime";

class Shelf {
  constructor(readonly stock: Map<string, number>) {}

  count(sku: string): number {
    return this.stock.get(sku) ?? 0;
  }

  set({ sku, other, n }: { sku: string; other: string; n: number }): void {
    this.stock.set(sku, n);
    this.stock.set(other, n + 1);
  }
}

export default bind({
  create: ({ state }) => new Shelf(new Map((state as { stock: Map<string, number> }).stock)),
  observe: (shelf: Shelf) => ({ stock: shelf.stock }),
});
