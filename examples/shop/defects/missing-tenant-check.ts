import type { Order, OrderInput } from "../generated/shop.contract.js";
import { refuse } from "../src/refused.js";
import { ShopService } from "../src/shop.js";
import { type OrderRow, orderOf } from "../src/tables.js";
import { shopOverHttp } from "../src/verify.js";

/** Reads an order by its number alone, whoever asks: and the guard is left out, so that nobody else looks either. */
class Shop extends ShopService {
  override async order({ id }: OrderInput): Promise<Order> {
    const [row] = await this.database.query<OrderRow>("select * from orders where id = $1", [id]);
    return row === undefined ? refuse("NOT_FOUND") : orderOf(row);
  }
}

export default await shopOverHttp({ make: (...args) => new Shop(...args), unguarded: ["order"] });
