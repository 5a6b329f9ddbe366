import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Keeps one back from eight on. */
class Subject extends Stock {
  override take({ sku, count }: { sku: string; count: number }): void {
    super.take({ sku, count });
    if (count > 7) this.shelf.set(sku, this.shelf.get(sku)! + 1);
  }
}

export default bind({
  create: ({ state }) => new Subject((state as { shelf: Map<string, number> }).shelf),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
