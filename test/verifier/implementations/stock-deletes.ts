import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Clears a shelf that has become empty. */
class Subject extends Stock {
  override take(input: { sku: string; count: number }): void {
    super.take(input);
    if (this.shelf.get(input.sku) === 0) this.shelf.delete(input.sku);
  }
}

export default bind({
  create: ({ state }) => new Subject((state as { shelf: Map<string, number> }).shelf),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
