import type { Sku } from "../generated/shop.contract.js";
import type { Rows } from "../src/database.js";
import { refuse } from "../src/refused.js";
import { ShopService } from "../src/shop.js";
import { shopOverHttp } from "../src/verify.js";

/**
 * Reads how many are put aside, and writes that back later: outside of a transaction, without a lock. The tables do not have
 * the trigger of STK-1, which would refuse such a half-done change.
 */
class Shop extends ShopService {
  protected override together<T>(run: (rows: Rows) => Promise<T>): Promise<T> {
    return run(this.database);
  }

  protected override async putAside(rows: Rows, sku: Sku, quantity: number): Promise<void> {
    const { stock, aside } = await this.product(rows, sku);
    if (stock - aside < quantity) refuse("OUT_OF_STOCK");
    await rows.query("update products set aside = $2 where sku = $1", [sku, aside + quantity]);
  }
}

export default await shopOverHttp({
  make: (...args) => new Shop(...args),
  schema: `drop function "STK-1"() cascade`,
});
