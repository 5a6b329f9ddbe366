import { Refused } from "@tenet/runtime/guard";
import { errors, type ShopRefusal } from "../generated/shop.contract.js";

/** Ends the call with a code of the spec. */
export function refuse(code: ShopRefusal): never {
  throw new Refused(code, code, errors[code]);
}
