import type { Order } from "../generated/shop.contract.js";
import { ShopService } from "../src/shop.js";
import { shopOverHttp } from "../src/verify.js";

/** Wraps what the payment service fails with in an error of its own, which nobody knows. */
class Shop extends ShopService {
  protected override async charge(order: Order, card: string): Promise<"paid" | "declined"> {
    try {
      return await super.charge(order, card);
    } catch (error) {
      throw new Error("the payment failed", { cause: error });
    }
  }
}

export default await shopOverHttp({ make: (...args) => new Shop(...args) });
