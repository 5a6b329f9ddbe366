import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Always begins empty. Wrong from 100 in all on. */
class Subject extends Stock {
  override take(input: { sku: string; count: number }): void {
    super.take(input);
    if (this.sum() >= 100) this.shelf.set(input.sku, 0);
  }
}

export default bind({
  create: () => new Subject(new Map()),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
