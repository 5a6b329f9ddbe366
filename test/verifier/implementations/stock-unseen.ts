import { bind } from "@tenet/runtime";
import { Stock } from "./stock.js";

/** Without `observe`. */
export default bind({
  create: ({ state }) => new Stock((state as { shelf: Map<string, number> }).shelf),
});
