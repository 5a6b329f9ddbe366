import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Puts first and looks afterwards. */
class Subject extends Stock {
  override put(input: { sku: string; count: number }): number {
    if (this.sum() + input.count > 150) this.shelf.set(input.sku, 100);
    return super.put(input);
  }
}

export default bind({
  create: ({ state }) => new Subject((state as { shelf: Map<string, number> }).shelf),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
