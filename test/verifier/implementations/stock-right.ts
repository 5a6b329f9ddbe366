import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

class Subject extends Stock {}

export default bind({
  create: ({ state }) => new Subject((state as { shelf: Map<string, number> }).shelf),
  observe: (stock: Stock) => ({ shelf: stock.shelf }),
});
