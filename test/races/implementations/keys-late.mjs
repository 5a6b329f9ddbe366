// Remembers a key only when its call is over: two at once with one key are carried out twice.
import { refusal } from "./bank.mjs";
import { Orders, orders } from "./keys.mjs";

class Late extends Orders {
  async place({ key, count }) {
    const known = this.keys.get(key);
    if (known !== undefined && known !== count) throw refusal("KEY_REUSED");
    if (known !== undefined) return;
    if (this.placed + count > 9) throw refusal("TOO_MANY");
    this.placed += count;
    await this.stock.take(count);
    this.keys.set(key, count);
  }
}

export default orders(Late);
