// Remembers keys; while the first call with one is under way, others with it are refused.
import { bind } from "@tenet/runtime";
import { refusal } from "./bank.mjs";

export class Orders {
  keys = new Map();

  constructor({ placed }, { Stock }) {
    this.placed = placed;
    this.stock = Stock;
  }

  async place({ key, count }) {
    const known = this.keys.get(key);
    if (known !== undefined && known.count !== count) throw refusal("KEY_REUSED");
    if (known !== undefined && !known.over) throw refusal("KEY_IN_USE");
    if (known !== undefined) return;
    if (this.placed + count > 9) throw refusal("TOO_MANY");
    const entry = { count, over: false };
    this.keys.set(key, entry);
    this.placed += count;
    await this.stock.take(count);
    entry.over = true;
  }
}

export const orders = Subject =>
  bind({ create: ({ state, ports }) => new Subject(state, ports), observe: ({ placed }) => ({ placed }) });

export default orders(Orders);
