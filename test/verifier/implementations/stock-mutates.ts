import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Sorts the list of its caller. */
class Subject extends Stock {
  override known({ skus }: { skus: string[] }): string[] {
    const answer = super.known({ skus: [...skus] });
    skus.reverse();
    return answer;
  }
}

export default bind({
  create: ({ state }) => new Subject((state as { shelf: Map<string, number> }).shelf),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
