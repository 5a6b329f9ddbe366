/**
 * The guard of shop.service 1.0.0, generated from shop.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:a7e401522b4ad1b6efbf8b01b43468240e073c42b190465531f163b8385d5364
 */
import {
  add,
  captured,
  equal,
  get,
  has,
  isEmail,
  isRecord,
  isUuid,
  misfit,
  own,
  part,
  sub,
  surplus,
  textLength,
  toExact,
  withPoints,
  type Fitting,
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";
import {
  guardWith,
  redactionPathsOf,
  statusesOf,
  type Deciding,
  type GuardOptions,
  type GuardPlan,
  type GuardWorld,
  type Guarded,
} from "@tenet/runtime/guard";
import {
  contract as base,
  type Actor,
  type AvailableInput,
  type CancelInput,
  type Card,
  type Email,
  type Money,
  type Order,
  type OrderId,
  type OrderInput,
  type Parcel,
  type PayInput,
  type PersonId,
  type PlaceInput,
  type Product,
  type Quantity,
  type RestockInput,
  type ShipInput,
  type ShopEvent,
  type ShopOperations,
  type ShopPorts,
  type ShopState,
  type Sku,
  type StoreId,
} from "./shop.contract.js";

type CallWorld = { readonly now: Date; readonly actor: Actor; answer(port: string, name: string, args: readonly unknown[]): unknown };
type AvailableScene = SceneOf<ShopState, AvailableInput, number> & CallWorld;
type PlaceScene = SceneOf<ShopState, PlaceInput, OrderId> & CallWorld;
type OrderScene = SceneOf<ShopState, OrderInput, Order> & CallWorld;
type PayScene = SceneOf<ShopState, PayInput, undefined> & CallWorld;
type CancelScene = SceneOf<ShopState, CancelInput, undefined> & CallWorld;
type ShipScene = SceneOf<ShopState, ShipInput, undefined> & CallWorld;
type RestockScene = SceneOf<ShopState, RestockInput, undefined> & CallWorld;

const skuPattern = /^[A-Z0-9]{3,12}$/u;
const storeIdPattern = /^store_[a-z0-9]{4}$/u;
const personIdPattern = /^per_[a-z0-9]{4}$/u;
const emailPattern = /^[!-~]+$/u;
const parcelPattern = /^[A-Z0-9-]{4,40}$/u;
const cardPattern = /^card_[A-Za-z0-9]{16}$/u;

function payO(c: PayScene): Order {
  return get(c.before.orders, c.input.id);
}

function cancelO(c: CancelScene): Order {
  return get(c.before.orders, c.input.id);
}

function shipO(c: ShipScene): Order {
  return get(c.before.orders, c.input.id);
}

/** Where a value does not fit Sku. */
function fitSku(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as Sku;
  if (!/^[A-Z0-9]{3,12}$/u.test(it1)) return misfit(at, "matching /^[A-Z0-9]{3,12}$/", it1);
  return undefined;
}

/** Where a value does not fit Money. */
function fitMoney(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "bigint") return misfit(at, "a decimal of 2 places, as a bigint", value);
  const it1 = value as Money;
  if (!(it1 >= 0n)) return misfit(at, "at least 0", withPoints(it1, 2));
  if (!(it1 <= 999999999n)) return misfit(at, "at most 9999999.99", withPoints(it1, 2));
  return undefined;
}

/** Where a value does not fit Quantity. */
function fitQuantity(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!Number.isSafeInteger(value)) return misfit(at, "integer", value);
  const it1 = value as Quantity;
  if (!(it1 >= 1)) return misfit(at, "at least 1", it1);
  if (!(it1 <= 99)) return misfit(at, "at most 99", it1);
  return undefined;
}

/** Where a value does not fit OrderId. */
function fitOrderId(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string" || !isUuid(value)) return misfit(at, "uuid", value);
  return undefined;
}

/** Where a value does not fit StoreId. */
function fitStoreId(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as StoreId;
  if (!/^store_[a-z0-9]{4}$/u.test(it1)) return misfit(at, "matching /^store_[a-z0-9]{4}$/", it1);
  return undefined;
}

/** Where a value does not fit PersonId. */
function fitPersonId(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as PersonId;
  if (!/^per_[a-z0-9]{4}$/u.test(it1)) return misfit(at, "matching /^per_[a-z0-9]{4}$/", it1);
  return undefined;
}

/** Where a value does not fit Email. */
function fitEmail(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string" || !isEmail(value)) return misfit(at, "email", value);
  const it1 = value as Email;
  if (!(textLength(it1) <= 254)) return misfit(at, "of a length of at most 254", it1);
  if (!/^[!-~]+$/u.test(it1)) return misfit(at, "matching /^[!-~]+$/", it1);
  return undefined;
}

/** Where a value does not fit Parcel. */
function fitParcel(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as Parcel;
  if (!/^[A-Z0-9-]{4,40}$/u.test(it1)) return misfit(at, "matching /^[A-Z0-9-]{4,40}$/", it1);
  return undefined;
}

/** Where a value does not fit Card. */
function fitCard(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as Card;
  if (!/^card_[A-Za-z0-9]{16}$/u.test(it1)) return misfit(at, "matching /^card_[A-Za-z0-9]{16}$/", it1);
  return undefined;
}

function fitMember1(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "store", "customer", "email", "sku", "quantity", "total", "status"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "store");
  const wrong5 = fitStoreId(field4, at + ".store", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "customer");
  const wrong7 = fitPersonId(field6, at + ".customer", c);
  if (wrong7) return wrong7;
  const field8 = own(value, "email");
  const wrong9 = fitEmail(field8, at + ".email", c);
  if (wrong9) return wrong9;
  const field10 = own(value, "sku");
  const wrong11 = fitSku(field10, at + ".sku", c);
  if (wrong11) return wrong11;
  const field12 = own(value, "quantity");
  const wrong13 = fitQuantity(field12, at + ".quantity", c);
  if (wrong13) return wrong13;
  const field14 = own(value, "total");
  const wrong15 = fitMoney(field14, at + ".total", c);
  if (wrong15) return wrong15;
  const field16 = own(value, "status");
  if (field16 !== "placed" && field16 !== "canceled") return misfit(at + ".status", "one of placed, canceled", field16);
  const it18 = field10 as Sku;
  const known19 = own(c.scene.after, "products") as ReadonlyMap<Sku, Product> | undefined;
  if (known19 !== undefined && !has(known19, it18)) return misfit(at + ".sku", "a key of products", it18);
  return undefined;
}

function fitMember2(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "store", "customer", "email", "sku", "quantity", "total", "status", "paidAt"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "store");
  const wrong5 = fitStoreId(field4, at + ".store", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "customer");
  const wrong7 = fitPersonId(field6, at + ".customer", c);
  if (wrong7) return wrong7;
  const field8 = own(value, "email");
  const wrong9 = fitEmail(field8, at + ".email", c);
  if (wrong9) return wrong9;
  const field10 = own(value, "sku");
  const wrong11 = fitSku(field10, at + ".sku", c);
  if (wrong11) return wrong11;
  const field12 = own(value, "quantity");
  const wrong13 = fitQuantity(field12, at + ".quantity", c);
  if (wrong13) return wrong13;
  const field14 = own(value, "total");
  const wrong15 = fitMoney(field14, at + ".total", c);
  if (wrong15) return wrong15;
  const field16 = own(value, "status");
  if (field16 !== "paid") return misfit(at + ".status", "one of paid", field16);
  const field17 = own(value, "paidAt");
  if (!(field17 instanceof Date) || Number.isNaN(field17.getTime()))
    return misfit(at + ".paidAt", "timestamp", field17);
  const it19 = field10 as Sku;
  const known20 = own(c.scene.after, "products") as ReadonlyMap<Sku, Product> | undefined;
  if (known20 !== undefined && !has(known20, it19)) return misfit(at + ".sku", "a key of products", it19);
  const it21 = field17 as Date;
  if (!(it21 >= new Date("2000-01-01T00:00:00.000Z")))
    return misfit(at + ".paidAt", "at least \"2000-01-01T00:00:00.000Z\"", it21);
  if (!(it21 <= new Date("2100-01-01T00:00:00.000Z")))
    return misfit(at + ".paidAt", "at most \"2100-01-01T00:00:00.000Z\"", it21);
  return undefined;
}

function fitMember3(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "store", "customer", "email", "sku", "quantity", "total", "status", "paidAt", "parcel"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "store");
  const wrong5 = fitStoreId(field4, at + ".store", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "customer");
  const wrong7 = fitPersonId(field6, at + ".customer", c);
  if (wrong7) return wrong7;
  const field8 = own(value, "email");
  const wrong9 = fitEmail(field8, at + ".email", c);
  if (wrong9) return wrong9;
  const field10 = own(value, "sku");
  const wrong11 = fitSku(field10, at + ".sku", c);
  if (wrong11) return wrong11;
  const field12 = own(value, "quantity");
  const wrong13 = fitQuantity(field12, at + ".quantity", c);
  if (wrong13) return wrong13;
  const field14 = own(value, "total");
  const wrong15 = fitMoney(field14, at + ".total", c);
  if (wrong15) return wrong15;
  const field16 = own(value, "status");
  if (field16 !== "shipped") return misfit(at + ".status", "one of shipped", field16);
  const field17 = own(value, "paidAt");
  if (!(field17 instanceof Date) || Number.isNaN(field17.getTime()))
    return misfit(at + ".paidAt", "timestamp", field17);
  const field18 = own(value, "parcel");
  const wrong19 = fitParcel(field18, at + ".parcel", c);
  if (wrong19) return wrong19;
  const it21 = field10 as Sku;
  const known22 = own(c.scene.after, "products") as ReadonlyMap<Sku, Product> | undefined;
  if (known22 !== undefined && !has(known22, it21)) return misfit(at + ".sku", "a key of products", it21);
  const it23 = field17 as Date;
  if (!(it23 >= new Date("2000-01-01T00:00:00.000Z")))
    return misfit(at + ".paidAt", "at least \"2000-01-01T00:00:00.000Z\"", it23);
  if (!(it23 <= new Date("2100-01-01T00:00:00.000Z")))
    return misfit(at + ".paidAt", "at most \"2100-01-01T00:00:00.000Z\"", it23);
  return undefined;
}

/** Where a value does not fit Order. */
function fitOrder(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (fitMember1(value, at, c) && fitMember2(value, at, c) && fitMember3(value, at, c))
    return misfit(at, "a record or a record or a record", value);
  return undefined;
}

function fitCaller(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "store", "kind"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitPersonId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "store");
  const wrong5 = fitStoreId(field4, at + ".store", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "kind");
  if (field6 !== "anonymous" && field6 !== "customer" && field6 !== "clerk" && field6 !== "packer")
    return misfit(at + ".kind", "one of anonymous, customer, clerk, packer", field6);
  return undefined;
}

function fitAvailableInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["sku"], at);
  if (extra1) return extra1;
  const field2 = own(value, "sku");
  const wrong3 = fitSku(field2, at + ".sku", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitAvailableResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!Number.isSafeInteger(value)) return misfit(at, "integer", value);
  const it1 = value as number;
  if (!(it1 >= 0)) return misfit(at, "at least 0", it1);
  return undefined;
}

function fitPlaceInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["sku", "quantity", "email"], at);
  if (extra1) return extra1;
  const field2 = own(value, "sku");
  const wrong3 = fitSku(field2, at + ".sku", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "quantity");
  const wrong5 = fitQuantity(field4, at + ".quantity", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "email");
  const wrong7 = fitEmail(field6, at + ".email", c);
  if (wrong7) return wrong7;
  return undefined;
}

function fitOrderInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitPayInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "card"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "card");
  const wrong5 = fitCard(field4, at + ".card", c);
  if (wrong5) return wrong5;
  return undefined;
}

function fitCancelInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitShipInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "parcel"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitOrderId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "parcel");
  const wrong5 = fitParcel(field4, at + ".parcel", c);
  if (wrong5) return wrong5;
  return undefined;
}

function fitRestockInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["sku", "quantity"], at);
  if (extra1) return extra1;
  const field2 = own(value, "sku");
  const wrong3 = fitSku(field2, at + ".sku", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "quantity");
  if (!Number.isSafeInteger(field4)) return misfit(at + ".quantity", "integer", field4);
  const it6 = field4 as number;
  if (!(it6 >= 1)) return misfit(at + ".quantity", "at least 1", it6);
  if (!(it6 <= 10000)) return misfit(at + ".quantity", "at most 10000", it6);
  return undefined;
}

function fitPaymentsCharge(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (value !== "paid" && value !== "declined") return misfit(at, "one of paid, declined", value);
  return undefined;
}

function fitEventPlaced(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["order", "store"], at);
  if (extra1) return extra1;
  const field2 = own(value, "order");
  const wrong3 = fitOrderId(field2, at + ".order", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "store");
  const wrong5 = fitStoreId(field4, at + ".store", c);
  if (wrong5) return wrong5;
  return undefined;
}

/** Whether a value is of the type OrderId. */
function isOrderId(value: unknown): boolean {
  if (typeof value !== "string" || !isUuid(value)) return false;
  return true;
}

function isOrderMember1(value: unknown, c: LiveScene): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "store":
      case "customer":
      case "email":
      case "sku":
      case "quantity":
      case "total":
      case "status":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 8) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  const field5 = fields1["store"];
  if (typeof field5 !== "string") return false;
  const it6 = field5 as StoreId;
  if (!storeIdPattern.test(it6)) return false;
  const field7 = fields1["customer"];
  if (typeof field7 !== "string") return false;
  const it8 = field7 as PersonId;
  if (!personIdPattern.test(it8)) return false;
  const field9 = fields1["email"];
  if (typeof field9 !== "string" || !isEmail(field9)) return false;
  const it10 = field9 as Email;
  if (!(textLength(it10) <= 254)) return false;
  if (!emailPattern.test(it10)) return false;
  const field11 = fields1["sku"];
  if (typeof field11 !== "string") return false;
  const it12 = field11 as Sku;
  if (!skuPattern.test(it12)) return false;
  const field13 = fields1["quantity"];
  if (!Number.isSafeInteger(field13)) return false;
  const it14 = field13 as Quantity;
  if (!(it14 >= 1)) return false;
  if (!(it14 <= 99)) return false;
  const field15 = fields1["total"];
  if (typeof field15 !== "bigint") return false;
  const it16 = field15 as Money;
  if (!(it16 >= 0n)) return false;
  if (!(it16 <= 999999999n)) return false;
  const field17 = fields1["status"];
  if (field17 !== "placed" && field17 !== "canceled") return false;
  const it19 = field11 as Sku;
  const known20 = own(c.after, "products") as ReadonlyMap<Sku, Product> | undefined;
  if (known20 !== undefined && !has(known20, it19)) return false;
  return true;
}

function isOrderMember2(value: unknown, c: LiveScene): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "store":
      case "customer":
      case "email":
      case "sku":
      case "quantity":
      case "total":
      case "status":
      case "paidAt":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 9) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  const field5 = fields1["store"];
  if (typeof field5 !== "string") return false;
  const it6 = field5 as StoreId;
  if (!storeIdPattern.test(it6)) return false;
  const field7 = fields1["customer"];
  if (typeof field7 !== "string") return false;
  const it8 = field7 as PersonId;
  if (!personIdPattern.test(it8)) return false;
  const field9 = fields1["email"];
  if (typeof field9 !== "string" || !isEmail(field9)) return false;
  const it10 = field9 as Email;
  if (!(textLength(it10) <= 254)) return false;
  if (!emailPattern.test(it10)) return false;
  const field11 = fields1["sku"];
  if (typeof field11 !== "string") return false;
  const it12 = field11 as Sku;
  if (!skuPattern.test(it12)) return false;
  const field13 = fields1["quantity"];
  if (!Number.isSafeInteger(field13)) return false;
  const it14 = field13 as Quantity;
  if (!(it14 >= 1)) return false;
  if (!(it14 <= 99)) return false;
  const field15 = fields1["total"];
  if (typeof field15 !== "bigint") return false;
  const it16 = field15 as Money;
  if (!(it16 >= 0n)) return false;
  if (!(it16 <= 999999999n)) return false;
  const field17 = fields1["status"];
  if (field17 !== "paid") return false;
  const field18 = fields1["paidAt"];
  if (!(field18 instanceof Date) || Number.isNaN(field18.getTime())) return false;
  const it20 = field11 as Sku;
  const known21 = own(c.after, "products") as ReadonlyMap<Sku, Product> | undefined;
  if (known21 !== undefined && !has(known21, it20)) return false;
  const it22 = field18 as Date;
  if (!(it22 >= new Date("2000-01-01T00:00:00.000Z"))) return false;
  if (!(it22 <= new Date("2100-01-01T00:00:00.000Z"))) return false;
  return true;
}

function isOrderMember3(value: unknown, c: LiveScene): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "store":
      case "customer":
      case "email":
      case "sku":
      case "quantity":
      case "total":
      case "status":
      case "paidAt":
      case "parcel":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 10) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  const field5 = fields1["store"];
  if (typeof field5 !== "string") return false;
  const it6 = field5 as StoreId;
  if (!storeIdPattern.test(it6)) return false;
  const field7 = fields1["customer"];
  if (typeof field7 !== "string") return false;
  const it8 = field7 as PersonId;
  if (!personIdPattern.test(it8)) return false;
  const field9 = fields1["email"];
  if (typeof field9 !== "string" || !isEmail(field9)) return false;
  const it10 = field9 as Email;
  if (!(textLength(it10) <= 254)) return false;
  if (!emailPattern.test(it10)) return false;
  const field11 = fields1["sku"];
  if (typeof field11 !== "string") return false;
  const it12 = field11 as Sku;
  if (!skuPattern.test(it12)) return false;
  const field13 = fields1["quantity"];
  if (!Number.isSafeInteger(field13)) return false;
  const it14 = field13 as Quantity;
  if (!(it14 >= 1)) return false;
  if (!(it14 <= 99)) return false;
  const field15 = fields1["total"];
  if (typeof field15 !== "bigint") return false;
  const it16 = field15 as Money;
  if (!(it16 >= 0n)) return false;
  if (!(it16 <= 999999999n)) return false;
  const field17 = fields1["status"];
  if (field17 !== "shipped") return false;
  const field18 = fields1["paidAt"];
  if (!(field18 instanceof Date) || Number.isNaN(field18.getTime())) return false;
  const field19 = fields1["parcel"];
  if (typeof field19 !== "string") return false;
  const it20 = field19 as Parcel;
  if (!parcelPattern.test(it20)) return false;
  const it22 = field11 as Sku;
  const known23 = own(c.after, "products") as ReadonlyMap<Sku, Product> | undefined;
  if (known23 !== undefined && !has(known23, it22)) return false;
  const it24 = field18 as Date;
  if (!(it24 >= new Date("2000-01-01T00:00:00.000Z"))) return false;
  if (!(it24 <= new Date("2100-01-01T00:00:00.000Z"))) return false;
  return true;
}

/** Whether a value is of the type Order. */
function isOrder(value: unknown, c: LiveScene): boolean {
  if (!isOrderMember1(value, c) && !isOrderMember2(value, c) && !isOrderMember3(value, c)) return false;
  return true;
}

function isAvailableInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "sku":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["sku"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as Sku;
  if (!skuPattern.test(it5)) return false;
  return true;
}

function isAvailableResult(value: unknown): boolean {
  if (!Number.isSafeInteger(value)) return false;
  const it1 = value as number;
  if (!(it1 >= 0)) return false;
  return true;
}

function isPlaceInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "sku":
      case "quantity":
      case "email":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 3) return false;
  const field4 = fields1["sku"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as Sku;
  if (!skuPattern.test(it5)) return false;
  const field6 = fields1["quantity"];
  if (!Number.isSafeInteger(field6)) return false;
  const it7 = field6 as Quantity;
  if (!(it7 >= 1)) return false;
  if (!(it7 <= 99)) return false;
  const field8 = fields1["email"];
  if (typeof field8 !== "string" || !isEmail(field8)) return false;
  const it9 = field8 as Email;
  if (!(textLength(it9) <= 254)) return false;
  if (!emailPattern.test(it9)) return false;
  return true;
}

function isOrderInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  return true;
}

function isPayInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "card":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  const field5 = fields1["card"];
  if (typeof field5 !== "string") return false;
  const it6 = field5 as Card;
  if (!cardPattern.test(it6)) return false;
  return true;
}

function isCancelInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  return true;
}

function isShipInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "parcel":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string" || !isUuid(field4)) return false;
  const field5 = fields1["parcel"];
  if (typeof field5 !== "string") return false;
  const it6 = field5 as Parcel;
  if (!parcelPattern.test(it6)) return false;
  return true;
}

function isRestockInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "sku":
      case "quantity":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["sku"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as Sku;
  if (!skuPattern.test(it5)) return false;
  const field6 = fields1["quantity"];
  if (!Number.isSafeInteger(field6)) return false;
  const it8 = field6 as number;
  if (!(it8 >= 1)) return false;
  if (!(it8 <= 10000)) return false;
  return true;
}

const plan: GuardPlan = {
  contract: {
    ...base,
    operations: {
      ...base.operations,
      available: {
        name: "available",
        line: 108,
        parameters: [["sku"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitAvailableInput(value, "", { scene, always: true }),
        returns: (value: unknown, scene: Scene) => fitAvailableResult(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "available.sku.refers",
            kind: "refusal",
            code: "NO_SUCH_PRODUCT",
            text: "sku refers to products",
            expression: "sku in products",
            line: 114,
            holds: (c: AvailableScene) => has(c.before.products, c.input.sku),
            parts: (c: AvailableScene) => [
              part("sku", () => c.input.sku),
              part("products", () => c.before.products, { values: { fields: [["price", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "available.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call available",
            expression: "actor.kind === \"customer\" || actor.kind === \"clerk\" || actor.kind === \"packer\"",
            line: 82,
            holds: (c: AvailableScene) =>
              c.actor.kind === "customer" || c.actor.kind === "clerk" || c.actor.kind === "packer",
            parts: (c: AvailableScene) => [
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
              part("actor.kind === \"packer\"", () => c.actor.kind === "packer"),
              part(
                "actor.kind === \"customer\" || actor.kind === \"clerk\"",
                () => c.actor.kind === "customer" || c.actor.kind === "clerk",
              ),
            ],
          },
        ],
        ensures: [
          {
            id: "available.ensures-it-returns-exactly-this-711e3b",
            kind: "postcondition",
            text: "It returns exactly this",
            expression: "result === (products[sku].stock - products[sku].aside)",
            line: 118,
            holds: (c: AvailableScene) =>
              c.result === sub(get(c.after.products, c.input.sku).stock, get(c.after.products, c.input.sku).aside),
            parts: (c: AvailableScene) => [
              part("result", () => c.result),
              part("products", () => c.after.products, { values: { fields: [["price", 2]] } }),
              part("sku", () => c.input.sku),
              part("products[sku]", () => get(c.after.products, c.input.sku), { fields: [["price", 2]] }),
              part("products[sku].stock", () => get(c.after.products, c.input.sku).stock),
              part("products[sku].aside", () => get(c.after.products, c.input.sku).aside),
              part(
                "products[sku].stock - products[sku].aside",
                () => sub(get(c.after.products, c.input.sku).stock, get(c.after.products, c.input.sku).aside),
              ),
            ],
            readsState: true,
          },
        ],
        failsAny: false,
        quick: {
          input: (c: LiveScene) => isAvailableInput(c.input),
          clear: (c: Live<AvailableScene>) =>
            (!c.state || has(c.before.products, c.input.sku)) &&
              (c.actor.kind === "customer" || c.actor.kind === "clerk" || c.actor.kind === "packer"),
          returns: (c: LiveScene) => isAvailableResult(c.result),
          ensures: (c: Live<AvailableScene>) =>
            !c.state ||
              c.result === sub(get(c.after.products, c.input.sku).stock, get(c.after.products, c.input.sku).aside),
        },
      },
      place: {
        name: "place",
        line: 120,
        parameters: [["sku", "quantity", "email"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitPlaceInput(value, "", { scene, always: true }),
        returns: (value: unknown, scene: Scene) => fitOrderId(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "place.sku.refers",
            kind: "refusal",
            code: "NO_SUCH_PRODUCT",
            text: "sku refers to products",
            expression: "sku in products",
            line: 126,
            holds: (c: PlaceScene) => has(c.before.products, c.input.sku),
            parts: (c: PlaceScene) => [
              part("sku", () => c.input.sku),
              part("products", () => c.before.products, { values: { fields: [["price", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "place.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call place",
            expression: "actor.kind === \"customer\"",
            line: 83,
            holds: (c: PlaceScene) => c.actor.kind === "customer",
            parts: (c: PlaceScene) => [part("actor", () => c.actor), part("actor.kind", () => c.actor.kind)],
          },
          {
            id: "PLC-1",
            kind: "refusal",
            code: "OUT_OF_STOCK",
            text: "There is enough left",
            expression: "quantity <= products[sku].stock - products[sku].aside",
            line: 134,
            holds: (c: PlaceScene) => c.input.quantity <= sub(
              get(c.before.products, c.input.sku).stock,
              get(c.before.products, c.input.sku).aside,
            ),
            parts: (c: PlaceScene) => [
              part("quantity", () => c.input.quantity),
              part("products", () => c.before.products, { values: { fields: [["price", 2]] } }),
              part("sku", () => c.input.sku),
              part("products[sku]", () => get(c.before.products, c.input.sku), { fields: [["price", 2]] }),
              part("products[sku].stock", () => get(c.before.products, c.input.sku).stock),
              part("products[sku].aside", () => get(c.before.products, c.input.sku).aside),
              part(
                "products[sku].stock - products[sku].aside",
                () => sub(get(c.before.products, c.input.sku).stock, get(c.before.products, c.input.sku).aside),
              ),
            ],
            readsState: true,
          },
        ],
        ensures: [
          {
            id: "Order.status.place",
            kind: "postcondition",
            text: "An order comes into being as placed by place",
            expression: "old(!(result in orders)) && orders[result].status === \"placed\"",
            line: 241,
            holds: (c: PlaceScene) =>
              !has((c.captured ? (captured(c, 0) as ReadonlySet<OrderId>) : c.before.orders), c.result) &&
                get(c.after.orders, c.result).status === "placed",
            parts: (c: PlaceScene) => [
              part("result", () => c.result),
              part("old(orders)", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("orders", () => c.after.orders, { values: { fields: [["total", 2]] } }),
              part(
                "old(result in orders)",
                () => has((c.captured ? (captured(c, 0) as ReadonlySet<OrderId>) : c.before.orders), c.result),
              ),
              part("orders[result]", () => get(c.after.orders, c.result), { fields: [["total", 2]] }),
              part("orders[result].status", () => get(c.after.orders, c.result).status),
              part(
                "old(!(result in orders))",
                () => !has((c.captured ? (captured(c, 0) as ReadonlySet<OrderId>) : c.before.orders), c.result),
              ),
              part("orders[result].status === \"placed\"", () => get(c.after.orders, c.result).status === "placed"),
            ],
            readsState: true,
          },
          {
            id: "PLC-2",
            kind: "postcondition",
            text: "The order is a new one",
            expression: "!(result in old(orders))",
            line: 145,
            holds: (c: PlaceScene) =>
              !has((c.captured ? (captured(c, 0) as ReadonlySet<OrderId>) : c.before.orders), c.result),
            parts: (c: PlaceScene) => [
              part("result", () => c.result),
              part("old(orders)", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part(
                "result in old(orders)",
                () => has((c.captured ? (captured(c, 0) as ReadonlySet<OrderId>) : c.before.orders), c.result),
              ),
            ],
            readsState: true,
          },
        ],
        changes: [
          {
            id: "place.changes.orders[result]",
            expression: "orders[result]",
            line: 140,
            paths: (c: PlaceScene) => [["orders", c.result]],
            becomes: (c: PlaceScene) => ({
              id: c.result,
              store: c.actor.store,
              customer: c.actor.id,
              email: c.input.email,
              sku: c.input.sku,
              quantity: c.input.quantity,
              total: get(c.before.products, c.input.sku).price * toExact(c.input.quantity),
              status: "placed",
            }),
            removes: false,
          },
          {
            id: "place.changes.products[sku].aside",
            expression: "products[sku].aside",
            line: 141,
            paths: (c: PlaceScene) => [["products", c.input.sku, "aside"]],
            becomes: (c: PlaceScene, it: number) => add(it, c.input.quantity),
            removes: false,
          },
        ],
        failsAny: false,
        secrets: { input: { fields: [["email", "personal"]] } },
        captures: [{ expression: "orders", value: (c: PlaceScene) => new Set(c.before.orders.keys()) }],
        quick: {
          input: (c: LiveScene) => isPlaceInput(c.input),
          clear: (c: Live<PlaceScene>) =>
            (!c.state || has(c.before.products, c.input.sku)) &&
              c.actor.kind === "customer" &&
              (
                !c.state ||
                  c.input.quantity <= sub(
                    get(c.before.products, c.input.sku).stock,
                    get(c.before.products, c.input.sku).aside,
                  )
              ),
          capture: (c: Live<PlaceScene>) => [new Set(c.before.orders.keys())],
          returns: (c: LiveScene) => isOrderId(c.result),
          ensures: (c: Live<PlaceScene>) =>
            !c.state ||
              !has((c.captured![0] as ReadonlySet<OrderId>), c.result) &&
                get(c.after.orders, c.result).status === "placed" &&
                !has((c.captured![0] as ReadonlySet<OrderId>), c.result),
        },
        emits: [
          {
            id: "place.emits-Placed",
            event: "Placed",
            expression: "Placed({ order: result, store: actor.store })",
            line: 147,
            due: () => true,
            data: (c: PlaceScene) => ({ order: c.result, store: c.actor.store }),
          },
        ],
      },
      order: {
        name: "order",
        line: 149,
        parameters: [["id"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitOrderInput(value, "", { scene, always: true }),
        returns: (value: unknown, scene: Scene) => fitOrder(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "order.id.visible",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id is visible to who calls",
            expression: "id is a Order that who calls can see",
            line: 153,
            holds: (c: OrderScene) =>
              !has(c.before.orders, c.input.id) ||
                (
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                ),
            parts: (c: OrderScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.store", () => c.actor.store),
              part("actor.id", () => c.actor.id),
              part("id in orders", () => has(c.before.orders, c.input.id)),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("orders[id].store", () => (get(c.before.orders, c.input.id).store as StoreId)),
              part("orders[id].customer", () => (get(c.before.orders, c.input.id).customer as PersonId)),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
              part("actor.kind === \"packer\"", () => c.actor.kind === "packer"),
              part(
                "orders[id].store === actor.store",
                () => (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].customer === actor.id",
                () => (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"clerk\" && orders[id].store === actor.store",
                () => c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].store === actor.store && orders[id].customer === actor.id",
                () =>
                  (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                    (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id)",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ),
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store || actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
            ],
            entered: (c: OrderScene) => has(c.before.orders, c.input.id),
            readsState: true,
          },
          {
            id: "order.id.refers",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id refers to orders",
            expression: "id in orders",
            line: 153,
            holds: (c: OrderScene) => has(c.before.orders, c.input.id),
            parts: (c: OrderScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "order.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call order",
            expression: "actor.kind === \"customer\" || actor.kind === \"clerk\"",
            line: 84,
            holds: (c: OrderScene) => c.actor.kind === "customer" || c.actor.kind === "clerk",
            parts: (c: OrderScene) => [
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
            ],
          },
        ],
        ensures: [
          {
            id: "order.result.visible",
            kind: "postcondition",
            text: "What it returns is visible to who calls",
            expression: "who calls can see all that is in the result",
            line: 155,
            holds: (c: OrderScene) =>
              c.actor.kind === "customer" &&
                ((c.result.store as StoreId) === c.actor.store && (c.result.customer as PersonId) === c.actor.id) ||
                c.actor.kind === "clerk" && (c.result.store as StoreId) === c.actor.store ||
                c.actor.kind === "packer" && (c.result.store as StoreId) === c.actor.store,
            parts: (c: OrderScene) => [
              part("actor", () => c.actor),
              part("result", () => c.result, { fields: [["total", 2]] }),
              part("actor.kind", () => c.actor.kind),
              part("result.store", () => (c.result.store as StoreId)),
              part("actor.store", () => c.actor.store),
              part("result.customer", () => (c.result.customer as PersonId)),
              part("actor.id", () => c.actor.id),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
              part("actor.kind === \"packer\"", () => c.actor.kind === "packer"),
              part("result.store === actor.store", () => (c.result.store as StoreId) === c.actor.store),
              part("result.customer === actor.id", () => (c.result.customer as PersonId) === c.actor.id),
              part(
                "actor.kind === \"clerk\" && result.store === actor.store",
                () => c.actor.kind === "clerk" && (c.result.store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"packer\" && result.store === actor.store",
                () => c.actor.kind === "packer" && (c.result.store as StoreId) === c.actor.store,
              ),
              part(
                "result.store === actor.store && result.customer === actor.id",
                () => (c.result.store as StoreId) === c.actor.store && (c.result.customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"customer\" && (result.store === actor.store && result.customer === actor.id)",
                () =>
                  c.actor.kind === "customer" &&
                    ((c.result.store as StoreId) === c.actor.store && (c.result.customer as PersonId) === c.actor.id),
              ),
              part(
                "actor.kind === \"customer\" && (result.store === actor.store && result.customer === actor.id) || actor.kind === \"clerk\" && result.store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    ((c.result.store as StoreId) === c.actor.store && (c.result.customer as PersonId) === c.actor.id) ||
                    c.actor.kind === "clerk" && (c.result.store as StoreId) === c.actor.store,
              ),
            ],
          },
          {
            id: "order.ensures-it-returns-exactly-this-93a8ad",
            kind: "postcondition",
            text: "It returns exactly this",
            expression: "result === orders[id]",
            line: 157,
            holds: (c: OrderScene) => equal(c.result, get(c.after.orders, c.input.id)),
            parts: (c: OrderScene) => [
              part("result", () => c.result, { fields: [["total", 2]] }),
              part("orders", () => c.after.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders[id]", () => get(c.after.orders, c.input.id), { fields: [["total", 2]] }),
            ],
            readsState: true,
          },
        ],
        failsAny: false,
        decimals: { result: { fields: [["total", 2]] } },
        secrets: { result: { fields: [["email", "personal"]] } },
        quick: {
          input: (c: LiveScene) => isOrderInput(c.input),
          clear: (c: Live<OrderScene>) =>
            (
              !c.state ||
                (
                  !has(c.before.orders, c.input.id) ||
                    (
                      c.actor.kind === "customer" &&
                        (
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                            (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                        ) ||
                        c.actor.kind === "clerk" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                        c.actor.kind === "packer" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                    )
                ) &&
                  has(c.before.orders, c.input.id)
            ) &&
              (c.actor.kind === "customer" || c.actor.kind === "clerk"),
          returns: (c: LiveScene) => isOrder(c.result, c),
          ensures: (c: Live<OrderScene>) =>
            (
              c.actor.kind === "customer" &&
                ((c.result.store as StoreId) === c.actor.store && (c.result.customer as PersonId) === c.actor.id) ||
                c.actor.kind === "clerk" && (c.result.store as StoreId) === c.actor.store ||
                c.actor.kind === "packer" && (c.result.store as StoreId) === c.actor.store
            ) &&
              (!c.state || equal(c.result, get(c.after.orders, c.input.id))),
        },
      },
      pay: {
        name: "pay",
        line: 159,
        parameters: [["id", "card"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitPayInput(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "pay.id.visible",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id is visible to who calls",
            expression: "id is a Order that who calls can see",
            line: 163,
            holds: (c: PayScene) =>
              !has(c.before.orders, c.input.id) ||
                (
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                ),
            parts: (c: PayScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.store", () => c.actor.store),
              part("actor.id", () => c.actor.id),
              part("id in orders", () => has(c.before.orders, c.input.id)),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("orders[id].store", () => (get(c.before.orders, c.input.id).store as StoreId)),
              part("orders[id].customer", () => (get(c.before.orders, c.input.id).customer as PersonId)),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
              part("actor.kind === \"packer\"", () => c.actor.kind === "packer"),
              part(
                "orders[id].store === actor.store",
                () => (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].customer === actor.id",
                () => (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"clerk\" && orders[id].store === actor.store",
                () => c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].store === actor.store && orders[id].customer === actor.id",
                () =>
                  (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                    (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id)",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ),
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store || actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
            ],
            entered: (c: PayScene) => has(c.before.orders, c.input.id),
            readsState: true,
          },
          {
            id: "pay.id.refers",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id refers to orders",
            expression: "id in orders",
            line: 163,
            holds: (c: PayScene) => has(c.before.orders, c.input.id),
            parts: (c: PayScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "pay.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call pay",
            expression: "actor.kind === \"customer\"",
            line: 85,
            holds: (c: PayScene) => c.actor.kind === "customer",
            parts: (c: PayScene) => [part("actor", () => c.actor), part("actor.kind", () => c.actor.kind)],
          },
          {
            id: "pay.transition",
            kind: "refusal",
            code: "WRONG_STATE",
            text: "pay needs a placed order",
            expression: "orders[id].status === \"placed\"",
            line: 242,
            holds: (c: PayScene) => get(c.before.orders, c.input.id).status === "placed",
            parts: (c: PayScene) => [
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("orders[id].status", () => get(c.before.orders, c.input.id).status),
            ],
            readsState: true,
          },
          {
            id: "PAY-1",
            kind: "refusal",
            code: "DECLINED",
            text: "The payment goes through",
            expression: "Payments.charge(id, o.total, card) === \"paid\"",
            line: 172,
            holds: (c: PayScene) =>
              (
                c.answer(
                  "Payments",
                  "charge",
                  [
                    c.input.id,
                    (
                      payO(c) as {
                        readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                      }
                    ).total,
                    c.input.card,
                  ],
                ) as "paid" | "declined"
              ) ===
                "paid",
            parts: (c: PayScene) => [
              part("id", () => c.input.id),
              part(
                "o",
                () => (
                  payO(c) as {
                    readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                  }
                ),
                { fields: [["total", 2]] },
              ),
              part("card", () => c.input.card),
              part(
                "o.total",
                () =>
                  (
                    payO(c) as {
                      readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                    }
                  ).total,
                2,
              ),
              part(
                "Payments.charge(id, o.total, card)",
                () => (
                  c.answer(
                    "Payments",
                    "charge",
                    [
                      c.input.id,
                      (
                        payO(c) as {
                          readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                        }
                      ).total,
                      c.input.card,
                    ],
                  ) as "paid" | "declined"
                ),
              ),
            ],
            readsState: true,
          },
        ],
        ensures: [
          {
            id: "Order.status.pay",
            kind: "postcondition",
            text: "A placed order becomes paid by pay",
            expression: "old(orders[id].status === \"placed\") implies orders[id].status === \"paid\"",
            line: 242,
            holds: (c: PayScene) =>
              !(c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "placed") ||
                get(c.after.orders, c.input.id).status === "paid",
            parts: (c: PayScene) => [
              part("old(orders)", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders", () => c.after.orders, { values: { fields: [["total", 2]] } }),
              part("old(orders[id])", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("orders[id]", () => get(c.after.orders, c.input.id), { fields: [["total", 2]] }),
              part("old(orders[id].status)", () => get(c.before.orders, c.input.id).status),
              part("orders[id].status", () => get(c.after.orders, c.input.id).status),
              part("orders[id].status === \"paid\"", () => get(c.after.orders, c.input.id).status === "paid"),
              part(
                "old(orders[id].status === \"placed\")",
                () => (c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "placed"),
              ),
            ],
            entered: (c: PayScene) =>
              (c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "placed"),
            readsState: true,
          },
        ],
        changes: [
          {
            id: "pay.changes.orders[id]",
            expression: "orders[id]",
            line: 178,
            paths: (c: PayScene) => [["orders", c.input.id]],
            becomes: (c: PayScene) => ({
              id: c.input.id,
              store: (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).store,
              customer: (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).customer,
              email: (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).email,
              sku: (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).sku,
              quantity: (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).quantity,
              total: (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).total,
              status: "paid",
              paidAt: c.now,
            }),
            removes: false,
          },
        ],
        failsAny: false,
        secrets: { input: { fields: [["card", "secret"]] } },
        mayFail: ["PAYMENT_UNAVAILABLE"],
        captures: [
          {
            expression: "orders[id].status === \"placed\"",
            value: (c: PayScene) => get(c.before.orders, c.input.id).status === "placed",
          },
          {
            expression: "o.total",
            value: (c: PayScene) =>
              (
                payO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).total,
          },
        ],
        quick: {
          input: (c: LiveScene) => isPayInput(c.input),
          clear: (c: Live<PayScene>) =>
            (
              !c.state ||
                (
                  !has(c.before.orders, c.input.id) ||
                    (
                      c.actor.kind === "customer" &&
                        (
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                            (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                        ) ||
                        c.actor.kind === "clerk" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                        c.actor.kind === "packer" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                    )
                ) &&
                  has(c.before.orders, c.input.id)
            ) &&
              c.actor.kind === "customer" &&
              (
                !c.state ||
                  get(c.before.orders, c.input.id).status === "placed" &&
                    (
                      c.answer(
                        "Payments",
                        "charge",
                        [
                          c.input.id,
                          (
                            payO(c) as {
                              readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                            }
                          ).total,
                          c.input.card,
                        ],
                      ) as "paid" | "declined"
                    ) ===
                      "paid"
              ),
          capture: (c: Live<PayScene>) => [
            get(c.before.orders, c.input.id).status === "placed",
            (
              payO(c) as {
                readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
              }
            ).total,
          ],
          ensures: (c: Live<PayScene>) =>
            !c.state || (!(c.captured![0] as boolean) || get(c.after.orders, c.input.id).status === "paid"),
        },
        uses: [
          {
            id: "pay.calls-Payments.charge",
            port: "Payments",
            function: "charge",
            expression: "Payments.charge(id, o.total, card)",
            line: 180,
            times: 1,
            due: () => true,
            args: (c: PayScene) => [
              c.input.id,
              (
                c.captured ? (captured(c, 1) as Money) : (
                  payO(c) as {
                    readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                  }
                ).total
              ),
              c.input.card,
            ],
          },
        ],
      },
      cancel: {
        name: "cancel",
        line: 182,
        parameters: [["id"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitCancelInput(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "cancel.id.visible",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id is visible to who calls",
            expression: "id is a Order that who calls can see",
            line: 186,
            holds: (c: CancelScene) =>
              !has(c.before.orders, c.input.id) ||
                (
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                ),
            parts: (c: CancelScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.store", () => c.actor.store),
              part("actor.id", () => c.actor.id),
              part("id in orders", () => has(c.before.orders, c.input.id)),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("orders[id].store", () => (get(c.before.orders, c.input.id).store as StoreId)),
              part("orders[id].customer", () => (get(c.before.orders, c.input.id).customer as PersonId)),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
              part("actor.kind === \"packer\"", () => c.actor.kind === "packer"),
              part(
                "orders[id].store === actor.store",
                () => (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].customer === actor.id",
                () => (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"clerk\" && orders[id].store === actor.store",
                () => c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].store === actor.store && orders[id].customer === actor.id",
                () =>
                  (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                    (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id)",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ),
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store || actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
            ],
            entered: (c: CancelScene) => has(c.before.orders, c.input.id),
            readsState: true,
          },
          {
            id: "cancel.id.refers",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id refers to orders",
            expression: "id in orders",
            line: 186,
            holds: (c: CancelScene) => has(c.before.orders, c.input.id),
            parts: (c: CancelScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "cancel.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call cancel",
            expression: "actor.kind === \"customer\" || actor.kind === \"clerk\"",
            line: 86,
            holds: (c: CancelScene) => c.actor.kind === "customer" || c.actor.kind === "clerk",
            parts: (c: CancelScene) => [
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
            ],
          },
          {
            id: "cancel.transition",
            kind: "refusal",
            code: "WRONG_STATE",
            text: "cancel needs a placed order",
            expression: "orders[id].status === \"placed\"",
            line: 244,
            holds: (c: CancelScene) => get(c.before.orders, c.input.id).status === "placed",
            parts: (c: CancelScene) => [
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("orders[id].status", () => get(c.before.orders, c.input.id).status),
            ],
            readsState: true,
          },
        ],
        ensures: [
          {
            id: "Order.status.cancel",
            kind: "postcondition",
            text: "A placed order becomes canceled by cancel",
            expression: "old(orders[id].status === \"placed\") implies orders[id].status === \"canceled\"",
            line: 244,
            holds: (c: CancelScene) =>
              !(c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "placed") ||
                get(c.after.orders, c.input.id).status === "canceled",
            parts: (c: CancelScene) => [
              part("old(orders)", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders", () => c.after.orders, { values: { fields: [["total", 2]] } }),
              part("old(orders[id])", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("orders[id]", () => get(c.after.orders, c.input.id), { fields: [["total", 2]] }),
              part("old(orders[id].status)", () => get(c.before.orders, c.input.id).status),
              part("orders[id].status", () => get(c.after.orders, c.input.id).status),
              part("orders[id].status === \"canceled\"", () => get(c.after.orders, c.input.id).status === "canceled"),
              part(
                "old(orders[id].status === \"placed\")",
                () => (c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "placed"),
              ),
            ],
            entered: (c: CancelScene) =>
              (c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "placed"),
            readsState: true,
          },
        ],
        changes: [
          {
            id: "cancel.changes.orders[id]",
            expression: "orders[id]",
            line: 196,
            paths: (c: CancelScene) => [["orders", c.input.id]],
            becomes: (c: CancelScene) => ({
              id: c.input.id,
              store: (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).store,
              customer: (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).customer,
              email: (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).email,
              sku: (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).sku,
              quantity: (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).quantity,
              total: (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).total,
              status: "canceled",
            }),
            removes: false,
          },
          {
            id: "cancel.changes.products[o.sku].aside",
            expression: "products[o.sku].aside",
            line: 197,
            paths: (c: CancelScene) => [
              [
                "products",
                (
                  cancelO(c) as {
                    readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                  }
                ).sku,
                "aside",
              ],
            ],
            becomes: (c: CancelScene, it: number) => sub(
              it,
              (
                cancelO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled",
                }
              ).quantity,
            ),
            removes: false,
          },
        ],
        failsAny: false,
        captures: [
          {
            expression: "orders[id].status === \"placed\"",
            value: (c: CancelScene) => get(c.before.orders, c.input.id).status === "placed",
          },
        ],
        quick: {
          input: (c: LiveScene) => isCancelInput(c.input),
          clear: (c: Live<CancelScene>) =>
            (
              !c.state ||
                (
                  !has(c.before.orders, c.input.id) ||
                    (
                      c.actor.kind === "customer" &&
                        (
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                            (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                        ) ||
                        c.actor.kind === "clerk" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                        c.actor.kind === "packer" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                    )
                ) &&
                  has(c.before.orders, c.input.id)
            ) &&
              (c.actor.kind === "customer" || c.actor.kind === "clerk") &&
              (!c.state || get(c.before.orders, c.input.id).status === "placed"),
          capture: (c: Live<CancelScene>) => [get(c.before.orders, c.input.id).status === "placed"],
          ensures: (c: Live<CancelScene>) =>
            !c.state || (!(c.captured![0] as boolean) || get(c.after.orders, c.input.id).status === "canceled"),
        },
      },
      ship: {
        name: "ship",
        line: 199,
        parameters: [["id", "parcel"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitShipInput(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "ship.id.visible",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id is visible to who calls",
            expression: "id is a Order that who calls can see",
            line: 203,
            holds: (c: ShipScene) =>
              !has(c.before.orders, c.input.id) ||
                (
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                ),
            parts: (c: ShipScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("actor", () => c.actor),
              part("actor.kind", () => c.actor.kind),
              part("actor.store", () => c.actor.store),
              part("actor.id", () => c.actor.id),
              part("id in orders", () => has(c.before.orders, c.input.id)),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("actor.kind === \"customer\"", () => c.actor.kind === "customer"),
              part("orders[id].store", () => (get(c.before.orders, c.input.id).store as StoreId)),
              part("orders[id].customer", () => (get(c.before.orders, c.input.id).customer as PersonId)),
              part("actor.kind === \"clerk\"", () => c.actor.kind === "clerk"),
              part("actor.kind === \"packer\"", () => c.actor.kind === "packer"),
              part(
                "orders[id].store === actor.store",
                () => (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].customer === actor.id",
                () => (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"clerk\" && orders[id].store === actor.store",
                () => c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "orders[id].store === actor.store && orders[id].customer === actor.id",
                () =>
                  (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                    (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id)",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ),
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
              part(
                "actor.kind === \"customer\" && (orders[id].store === actor.store && orders[id].customer === actor.id) || actor.kind === \"clerk\" && orders[id].store === actor.store || actor.kind === \"packer\" && orders[id].store === actor.store",
                () =>
                  c.actor.kind === "customer" &&
                    (
                      (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                        (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                    ) ||
                    c.actor.kind === "clerk" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                    c.actor.kind === "packer" && (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store,
              ),
            ],
            entered: (c: ShipScene) => has(c.before.orders, c.input.id),
            readsState: true,
          },
          {
            id: "ship.id.refers",
            kind: "refusal",
            code: "NOT_FOUND",
            text: "id refers to orders",
            expression: "id in orders",
            line: 203,
            holds: (c: ShipScene) => has(c.before.orders, c.input.id),
            parts: (c: ShipScene) => [
              part("id", () => c.input.id),
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "ship.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call ship",
            expression: "actor.kind === \"clerk\"",
            line: 87,
            holds: (c: ShipScene) => c.actor.kind === "clerk",
            parts: (c: ShipScene) => [part("actor", () => c.actor), part("actor.kind", () => c.actor.kind)],
          },
          {
            id: "ship.transition",
            kind: "refusal",
            code: "WRONG_STATE",
            text: "ship needs a paid order",
            expression: "orders[id].status === \"paid\"",
            line: 243,
            holds: (c: ShipScene) => get(c.before.orders, c.input.id).status === "paid",
            parts: (c: ShipScene) => [
              part("orders", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders[id]", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("orders[id].status", () => get(c.before.orders, c.input.id).status),
            ],
            readsState: true,
          },
        ],
        ensures: [
          {
            id: "Order.status.ship",
            kind: "postcondition",
            text: "A paid order becomes shipped by ship",
            expression: "old(orders[id].status === \"paid\") implies orders[id].status === \"shipped\"",
            line: 243,
            holds: (c: ShipScene) =>
              !(c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "paid") ||
                get(c.after.orders, c.input.id).status === "shipped",
            parts: (c: ShipScene) => [
              part("old(orders)", () => c.before.orders, { values: { fields: [["total", 2]] } }),
              part("id", () => c.input.id),
              part("orders", () => c.after.orders, { values: { fields: [["total", 2]] } }),
              part("old(orders[id])", () => get(c.before.orders, c.input.id), { fields: [["total", 2]] }),
              part("orders[id]", () => get(c.after.orders, c.input.id), { fields: [["total", 2]] }),
              part("old(orders[id].status)", () => get(c.before.orders, c.input.id).status),
              part("orders[id].status", () => get(c.after.orders, c.input.id).status),
              part("orders[id].status === \"shipped\"", () => get(c.after.orders, c.input.id).status === "shipped"),
              part(
                "old(orders[id].status === \"paid\")",
                () => (c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "paid"),
              ),
            ],
            entered: (c: ShipScene) =>
              (c.captured ? (captured(c, 0) as boolean) : get(c.before.orders, c.input.id).status === "paid"),
            readsState: true,
          },
        ],
        changes: [
          {
            id: "ship.changes.orders[id]-1453a1",
            expression: "orders[id]",
            line: 214,
            paths: (c: ShipScene) => [["orders", c.input.id]],
            becomes: (c: ShipScene) => ({
              id: c.input.id,
              store: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).store,
              customer: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).customer,
              email: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).email,
              sku: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).sku,
              quantity: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).quantity,
              total: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).total,
              status: "shipped",
              paidAt: (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).paidAt,
              parcel: c.input.parcel,
            }),
            removes: false,
            when: (c: ShipScene) =>
              (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).status ===
                "paid",
          },
          {
            id: "ship.changes.products[o.sku].aside",
            expression: "products[o.sku].aside",
            line: 215,
            paths: (c: ShipScene) => [
              [
                "products",
                (
                  shipO(c) as {
                    readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                  }
                ).sku,
                "aside",
              ],
            ],
            becomes: (c: ShipScene, it: number) => sub(
              it,
              (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).quantity,
            ),
            removes: false,
          },
          {
            id: "ship.changes.products[o.sku].stock",
            expression: "products[o.sku].stock",
            line: 216,
            paths: (c: ShipScene) => [
              [
                "products",
                (
                  shipO(c) as {
                    readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                  }
                ).sku,
                "stock",
              ],
            ],
            becomes: (c: ShipScene, it: number) => sub(
              it,
              (
                shipO(c) as {
                  readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date,
                }
              ).quantity,
            ),
            removes: false,
          },
        ],
        failsAny: false,
        captures: [
          {
            expression: "orders[id].status === \"paid\"",
            value: (c: ShipScene) => get(c.before.orders, c.input.id).status === "paid",
          },
        ],
        quick: {
          input: (c: LiveScene) => isShipInput(c.input),
          clear: (c: Live<ShipScene>) =>
            (
              !c.state ||
                (
                  !has(c.before.orders, c.input.id) ||
                    (
                      c.actor.kind === "customer" &&
                        (
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store &&
                            (get(c.before.orders, c.input.id).customer as PersonId) === c.actor.id
                        ) ||
                        c.actor.kind === "clerk" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store ||
                        c.actor.kind === "packer" &&
                          (get(c.before.orders, c.input.id).store as StoreId) === c.actor.store
                    )
                ) &&
                  has(c.before.orders, c.input.id)
            ) &&
              c.actor.kind === "clerk" &&
              (!c.state || get(c.before.orders, c.input.id).status === "paid"),
          capture: (c: Live<ShipScene>) => [get(c.before.orders, c.input.id).status === "paid"],
          ensures: (c: Live<ShipScene>) =>
            !c.state || (!(c.captured![0] as boolean) || get(c.after.orders, c.input.id).status === "shipped"),
        },
      },
      restock: {
        name: "restock",
        line: 218,
        parameters: [["sku", "quantity"]],
        constructs: false,
        accepts: (value: unknown, scene: Scene) => fitRestockInput(value, "", { scene, always: true }),
        requires: [],
        refusals: [
          {
            id: "restock.sku.refers",
            kind: "refusal",
            code: "NO_SUCH_PRODUCT",
            text: "sku refers to products",
            expression: "sku in products",
            line: 222,
            holds: (c: RestockScene) => has(c.before.products, c.input.sku),
            parts: (c: RestockScene) => [
              part("sku", () => c.input.sku),
              part("products", () => c.before.products, { values: { fields: [["price", 2]] } }),
            ],
            readsState: true,
          },
          {
            id: "restock.permission",
            kind: "refusal",
            code: "FORBIDDEN",
            text: "Only who Permissions allows may call restock",
            expression: "actor.kind === \"clerk\"",
            line: 88,
            holds: (c: RestockScene) => c.actor.kind === "clerk",
            parts: (c: RestockScene) => [part("actor", () => c.actor), part("actor.kind", () => c.actor.kind)],
          },
          {
            id: "RES-1",
            kind: "refusal",
            code: "WAREHOUSE_FULL",
            text: "There is room",
            expression: "products[sku].stock + quantity <= 1_000_000",
            line: 227,
            holds: (c: RestockScene) => add(get(c.before.products, c.input.sku).stock, c.input.quantity) <= 1000000,
            parts: (c: RestockScene) => [
              part("products", () => c.before.products, { values: { fields: [["price", 2]] } }),
              part("sku", () => c.input.sku),
              part("quantity", () => c.input.quantity),
              part("products[sku]", () => get(c.before.products, c.input.sku), { fields: [["price", 2]] }),
              part("products[sku].stock", () => get(c.before.products, c.input.sku).stock),
              part(
                "products[sku].stock + quantity",
                () => add(get(c.before.products, c.input.sku).stock, c.input.quantity),
              ),
            ],
            readsState: true,
          },
        ],
        ensures: [],
        changes: [
          {
            id: "restock.changes.products[sku].stock",
            expression: "products[sku].stock",
            line: 233,
            paths: (c: RestockScene) => [["products", c.input.sku, "stock"]],
            becomes: (c: RestockScene, it: number) => add(it, c.input.quantity),
            removes: false,
          },
        ],
        failsAny: false,
        quick: {
          input: (c: LiveScene) => isRestockInput(c.input),
          clear: (c: Live<RestockScene>) =>
            (!c.state || has(c.before.products, c.input.sku)) &&
              c.actor.kind === "clerk" &&
              (!c.state || add(get(c.before.products, c.input.sku).stock, c.input.quantity) <= 1000000),
        },
      },
    },
  },
  actor: { fits: (value: unknown, scene: Scene) => fitCaller(value, "", { scene, always: true }) },
  operations: {
    available: { actor: true, access: { "available.sku.refers": "refersTo", "available.permission": "permission" } },
    place: { actor: true, access: { "place.sku.refers": "refersTo", "place.permission": "permission" } },
    order: {
      actor: true,
      access: { "order.id.visible": "visibility", "order.id.refers": "refersTo", "order.permission": "permission" },
      readsState: true,
    },
    pay: {
      actor: true,
      access: { "pay.id.visible": "visibility", "pay.id.refers": "refersTo", "pay.permission": "permission" },
      readsState: true,
      modes: [
        {
          id: "FM-1",
          text: "Payments is unavailable",
          line: 250,
          port: "Payments",
          trouble: { kind: "unavailable" },
          code: "PAYMENT_UNAVAILABLE",
        },
        {
          id: "FM-2",
          text: "Payments is slower than 2 s",
          line: 251,
          port: "Payments",
          trouble: { kind: "slowerThan", milliseconds: 2000 },
          code: "PAYMENT_UNAVAILABLE",
        },
        {
          id: "FM-3",
          text: "Payments answers out of type",
          line: 252,
          port: "Payments",
          trouble: { kind: "outOfType" },
          code: "PAYMENT_UNAVAILABLE",
        },
      ],
    },
    cancel: {
      actor: true,
      access: { "cancel.id.visible": "visibility", "cancel.id.refers": "refersTo", "cancel.permission": "permission" },
      readsState: true,
    },
    ship: {
      actor: true,
      access: { "ship.id.visible": "visibility", "ship.id.refers": "refersTo", "ship.permission": "permission" },
      readsState: true,
    },
    restock: { actor: true, access: { "restock.sku.refers": "refersTo", "restock.permission": "permission" } },
  },
  ports: {
    Payments: {
      charge: {
        answers: (value: unknown, scene: Scene) => fitPaymentsCharge(value, "", { scene, always: true }),
        fails: [],
      },
    },
  },
  events: {
    Placed: { fits: (value: unknown, scene: Scene) => fitEventPlaced(value, "", { scene, always: true }) },
  },
  errors: {
    NO_SUCH_PRODUCT: { status: 404, retry: false, text: "there is no product of this number" },
    NOT_FOUND: { status: 404, retry: false, text: "there is no such order, or not for this caller" },
    FORBIDDEN: { status: 403, retry: false, text: "not for this caller" },
    OUT_OF_STOCK: { status: 409, retry: false, text: "less is left than was asked for" },
    WRONG_STATE: { status: 409, retry: false, text: "the order has moved on, or is not there yet" },
    WAREHOUSE_FULL: { status: 409, retry: false, text: "there is no room for so many" },
    DECLINED: { status: 402, retry: false, text: "the card was declined; another one may do" },
    PAYMENT_UNAVAILABLE: { status: 503, retry: true, text: "the payment service does not answer" },
  },
};

/** Shop, guarded: each call is admitted, made and checked as the spec says, and answered with a promise. */
export function guard(
  implementation: (world: GuardWorld<ShopPorts, ShopEvent>) => ShopOperations,
  options: GuardOptions<ShopState, ShopPorts, ShopEvent, keyof ShopOperations> &
    { readonly ports: ShopPorts } &
    Deciding<ShopState>,
): Guarded<ShopOperations, never, Actor> {
  return guardWith(plan, implementation as object, options as GuardOptions) as never;
}

/** The HTTP status of a code, as the spec's Errors say. */
export const statusOf: (code: string) => number = statusesOf(plan);

/** By operation: where secrets stand in what is logged as `{ input, result }`, for pino's option `redact`. */
export const redactionPaths: Readonly<Record<string, readonly string[]>> = redactionPathsOf(plan);
