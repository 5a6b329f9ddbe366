import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Takes from the neighbour as well, once there are two. */
class Subject extends Stock {
  override take(input: { sku: string; count: number }): void {
    super.take(input);
    const other = [...this.shelf].find(([sku, count]) => sku !== input.sku && count > 0);
    if (other) this.shelf.set(other[0], other[1] - 1);
  }
}

export default bind({
  create: ({ state }) => new Subject((state as { shelf: Map<string, number> }).shelf),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
