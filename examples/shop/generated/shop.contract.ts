/**
 * The contract of shop.service 1.0.0, generated from shop.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:a7e401522b4ad1b6efbf8b01b43468240e073c42b190465531f163b8385d5364
 */
import {
  implement as wrap,
  add,
  captured,
  equal,
  get,
  has,
  holds,
  includes,
  isEmail,
  isRecord,
  isUuid,
  keys,
  lapse,
  misfit,
  own,
  part,
  repeated,
  step,
  sub,
  sum,
  surplus,
  survivors,
  textLength,
  values,
  withPoints,
  type ExecutableContract,
  type Fitting,
  type ImplementOptions,
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export type Sku = string;

/** A decimal with 2 places, as a whole number of its smallest unit: 12.34 is 1234n. */
export type Money = bigint;

export type Quantity = number;

export type OrderId = string;

export type StoreId = string;

export type PersonId = string;

export type Email = string;

export type Parcel = string;

export type Card = string;

export interface Product {
  readonly sku: Sku;
  readonly price: Money;
  readonly stock: number;
  /** put aside for open orders */
  readonly aside: number;
}

export type Order =
  | {
      readonly id: OrderId;
      readonly store: StoreId;
      readonly customer: PersonId;
      readonly email: Email;
      readonly sku: Sku;
      readonly quantity: Quantity;
      readonly total: Money;
      readonly status: "placed" | "canceled";
    }
  | {
      readonly id: OrderId;
      readonly store: StoreId;
      readonly customer: PersonId;
      readonly email: Email;
      readonly sku: Sku;
      readonly quantity: Quantity;
      readonly total: Money;
      readonly status: "paid";
      readonly paidAt: Date;
    }
  | {
      readonly id: OrderId;
      readonly store: StoreId;
      readonly customer: PersonId;
      readonly email: Email;
      readonly sku: Sku;
      readonly quantity: Quantity;
      readonly total: Money;
      readonly status: "shipped";
      readonly paidAt: Date;
      readonly parcel: Parcel;
    };

/** Who calls. */
export type Actor = { readonly id: PersonId; readonly store: StoreId; readonly kind: "anonymous" | "customer" | "clerk" | "packer" };

/** What the spec's State section holds. */
export type ShopState = {
  readonly products: ReadonlyMap<Sku, Product>;
  readonly orders: ReadonlyMap<OrderId, Order>;
};

export type AvailableInput = {
  readonly sku: Sku;
};

export type PlaceInput = {
  readonly sku: Sku;
  readonly quantity: Quantity;
  readonly email: Email;
};

export type OrderInput = {
  readonly id: OrderId;
};

export type PayInput = {
  readonly id: OrderId;
  readonly card: Card;
};

export type CancelInput = {
  readonly id: OrderId;
};

export type ShipInput = {
  readonly id: OrderId;
  readonly parcel: Parcel;
};

export type RestockInput = {
  readonly sku: Sku;
  readonly quantity: number;
};

/** A dependency. */
export interface Payments {
  charge(order: OrderId, amount: Money, card: Card): "paid" | "declined" | Promise<"paid" | "declined">;
}

/** The dependencies, by name. */
export interface ShopPorts {
  readonly Payments: Payments;
}

/** the store's clerks are told */
export type Placed = {
  readonly order: OrderId;
  readonly store: StoreId;
};

/** An event with its data. */
export type ShopEvent = { readonly event: "Placed"; readonly data: Placed };

/** What each code means to callers. */
export const errors = {
  /** there is no product of this number */
  NO_SUCH_PRODUCT: { status: 404, retry: false },
  /** there is no such order, or not for this caller */
  NOT_FOUND: { status: 404, retry: false },
  /** not for this caller */
  FORBIDDEN: { status: 403, retry: false },
  /** less is left than was asked for */
  OUT_OF_STOCK: { status: 409, retry: false },
  /** the order has moved on, or is not there yet */
  WRONG_STATE: { status: 409, retry: false },
  /** there is no room for so many */
  WAREHOUSE_FULL: { status: 409, retry: false },
  /** the card was declined; another one may do */
  DECLINED: { status: 402, retry: false },
  /** the payment service does not answer */
  PAYMENT_UNAVAILABLE: { status: 503, retry: true },
} as const;

export type ShopErrorCode = keyof typeof errors;

/** The codes with which operations refuse. */
export type ShopRefusal =
  | "NO_SUCH_PRODUCT"
  | "FORBIDDEN"
  | "OUT_OF_STOCK"
  | "NOT_FOUND"
  | "WRONG_STATE"
  | "DECLINED"
  | "PAYMENT_UNAVAILABLE"
  | "WAREHOUSE_FULL";

/** Shop: the shape that `bind` takes. */
export interface Shop {
  readonly state: ShopState;
  readonly ports: ShopPorts;
  readonly event: ShopEvent;
  readonly operations: {
    readonly available: { readonly input: AvailableInput; readonly result: number; readonly context: { readonly actor: Actor } };
    readonly place: { readonly input: PlaceInput; readonly result: OrderId; readonly context: { readonly actor: Actor } };
    readonly order: { readonly input: OrderInput; readonly result: Order; readonly context: { readonly actor: Actor } };
    readonly pay: { readonly input: PayInput; readonly result: void; readonly context: { readonly actor: Actor } };
    readonly cancel: { readonly input: CancelInput; readonly result: void; readonly context: { readonly actor: Actor } };
    readonly ship: { readonly input: ShipInput; readonly result: void; readonly context: { readonly actor: Actor } };
    readonly restock: { readonly input: RestockInput; readonly result: void; readonly context: { readonly actor: Actor } };
  };
}

/** What an implementation offers, synchronous or not. */
export interface ShopOperations {
  /** How many can still be bought. */
  available(input: AvailableInput, context: { readonly actor: Actor }): number | Promise<number>;
  /** Puts goods aside for a customer, at the price of the moment. */
  place(input: PlaceInput, context: { readonly actor: Actor }): OrderId | Promise<OrderId>;
  order(input: OrderInput, context: { readonly actor: Actor }): Order | Promise<Order>;
  pay(input: PayInput, context: { readonly actor: Actor }): void | Promise<void>;
  cancel(input: CancelInput, context: { readonly actor: Actor }): void | Promise<void>;
  ship(input: ShipInput, context: { readonly actor: Actor }): void | Promise<void>;
  restock(input: RestockInput, context: { readonly actor: Actor }): void | Promise<void>;
}

type AvailableScene = SceneOf<ShopState, AvailableInput, number>;
type PlaceScene = SceneOf<ShopState, PlaceInput, OrderId>;
type OrderScene = SceneOf<ShopState, OrderInput, Order>;
type PayScene = SceneOf<ShopState, PayInput, undefined>;
type CancelScene = SceneOf<ShopState, CancelInput, undefined>;
type ShipScene = SceneOf<ShopState, ShipInput, undefined>;
type RestockScene = SceneOf<ShopState, RestockInput, undefined>;
type ShopStateScene = SceneOf<ShopState, Readonly<Record<string, never>>, undefined>;

const skuPattern = /^[A-Z0-9]{3,12}$/u;
const storeIdPattern = /^store_[a-z0-9]{4}$/u;
const personIdPattern = /^per_[a-z0-9]{4}$/u;
const emailPattern = /^[!-~]+$/u;
const parcelPattern = /^[A-Z0-9-]{4,40}$/u;
const cardPattern = /^card_[A-Za-z0-9]{16}$/u;

function open(o: Order): boolean {
  return includes(["placed", "paid"], o.status);
}

function held(state: ShopState, sku: Sku): number {
  return sum(values(state.orders).filter((o) => open(o) && (o.sku as Sku) === sku).map((o) => (o.quantity as Quantity)));
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

/** Where a value does not fit Product. */
function fitProduct(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["sku", "price", "stock", "aside"], at);
  if (extra1) return extra1;
  const field2 = own(value, "sku");
  const wrong3 = fitSku(field2, at + ".sku", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "price");
  const wrong5 = fitMoney(field4, at + ".price", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "stock");
  if (!Number.isSafeInteger(field6)) return misfit(at + ".stock", "integer", field6);
  const field7 = own(value, "aside");
  if (!Number.isSafeInteger(field7)) return misfit(at + ".aside", "integer", field7);
  const it9 = field4 as Money;
  if (!(it9 <= 999999n)) return misfit(at + ".price", "at most 9999.99", withPoints(it9, 2));
  const it10 = field6 as number;
  if (!(it10 >= 0)) return misfit(at + ".stock", "at least 0", it10);
  if (!(it10 <= 1000000)) return misfit(at + ".stock", "at most 1000000", it10);
  const it11 = field7 as number;
  if (!(it11 >= 0)) return misfit(at + ".aside", "at least 0", it11);
  if (!(it11 <= 1000000)) return misfit(at + ".aside", "at most 1000000", it11);
  if (c.always) {
    const it = value as unknown as Product;
    if (!(it.aside <= it.stock)) return misfit(at, "aside <= stock", withPoints(it, { fields: [["price", 2]] }));
  }
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

function fitStateProducts(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!(value instanceof Map)) return misfit(at, "a map", value);
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    const wrong3 = fitSku(key1, at + step(key1), c);
    if (wrong3) return wrong3;
    const wrong4 = fitProduct(item2, at + step(key1), c);
    if (wrong4) return wrong4;
  }
  const same5 = repeated((value as ReadonlyMap<unknown, unknown>).values(), "sku");
  if (same5) return misfit(at, "a different sku for each", same5);
  return undefined;
}

function fitStateOrders(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!(value instanceof Map)) return misfit(at, "a map", value);
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    const wrong3 = fitOrderId(key1, at + step(key1), c);
    if (wrong3) return wrong3;
    const wrong4 = fitOrder(item2, at + step(key1), c);
    if (wrong4) return wrong4;
  }
  const same5 = repeated((value as ReadonlyMap<unknown, unknown>).values(), "id");
  if (same5) return misfit(at, "a different id for each", same5);
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

/** Whether a value is of the type OrderId. */
function isOrderId(value: unknown): boolean {
  if (typeof value !== "string" || !isUuid(value)) return false;
  return true;
}

/** Whether a value is of the type Product. */
function isProduct(value: unknown, always: boolean): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "sku":
      case "price":
      case "stock":
      case "aside":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 4) return false;
  const field4 = fields1["sku"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as Sku;
  if (!skuPattern.test(it5)) return false;
  const field6 = fields1["price"];
  if (typeof field6 !== "bigint") return false;
  const it7 = field6 as Money;
  if (!(it7 >= 0n)) return false;
  if (!(it7 <= 999999999n)) return false;
  const field8 = fields1["stock"];
  if (!Number.isSafeInteger(field8)) return false;
  const field9 = fields1["aside"];
  if (!Number.isSafeInteger(field9)) return false;
  const it11 = field6 as Money;
  if (!(it11 <= 999999n)) return false;
  const it12 = field8 as number;
  if (!(it12 >= 0)) return false;
  if (!(it12 <= 1000000)) return false;
  const it13 = field9 as number;
  if (!(it13 >= 0)) return false;
  if (!(it13 <= 1000000)) return false;
  if (always) {
    const it14 = value as unknown as Product;
    if (!(it14.aside <= it14.stock)) return false;
  }
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

function isStateProducts(value: unknown): boolean {
  if (!(value instanceof Map)) return false;
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    if (typeof key1 !== "string") return false;
    const it3 = key1 as Sku;
    if (!skuPattern.test(it3)) return false;
    if (!isProduct(item2, false)) return false;
  }
  if (repeated((value as ReadonlyMap<unknown, unknown>).values(), "sku") !== undefined) return false;
  return true;
}

function isStateOrders(value: unknown, c: LiveScene): boolean {
  if (!(value instanceof Map)) return false;
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    if (typeof key1 !== "string" || !isUuid(key1)) return false;
    if (!isOrder(item2, c)) return false;
  }
  if (repeated((value as ReadonlyMap<unknown, unknown>).values(), "id") !== undefined) return false;
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

function productInProduct(value: Product, found: Product[]): void {
  found.push(value);
}

/** Every Product in the state. */
function everyProduct(state: ShopState): readonly Product[] {
  const found: Product[] = [];
  for (const v1 of state.products.values()) {
    productInProduct(v1, found);
  }
  return found;
}

export const contract: ExecutableContract = {
  spec: "shop.service",
  path: "shop.spec.md",
  errors: "throw",
  stateful: true,
  decimals: {
    fields: [["products", { values: { fields: [["price", 2]] } }], ["orders", { values: { fields: [["total", 2]] } }]],
  },
  secrets: { fields: [["orders", { values: { fields: [["email", "personal"]] } }]] },
  invariants: [
    {
      id: "products.type",
      kind: "invariant",
      text: "",
      expression: "products fits its type",
      line: 55,
      holds: (c: ShopStateScene) =>
        fitStateProducts(c.after.products, "products", { scene: c, always: false }) === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "where it does not fit",
          () => fitStateProducts(c.after.products, "products", { scene: c, always: false }),
        ),
      ],
      readsState: true,
    },
    {
      id: "orders.type",
      kind: "invariant",
      text: "",
      expression: "orders fits its type",
      line: 56,
      holds: (c: ShopStateScene) => fitStateOrders(c.after.orders, "orders", { scene: c, always: false }) === undefined,
      parts: (c: ShopStateScene) => [
        part("where it does not fit", () => fitStateOrders(c.after.orders, "orders", { scene: c, always: false })),
      ],
      readsState: true,
    },
    {
      id: "PRD-1",
      kind: "invariant",
      text: "No more is put aside than is there",
      expression: "aside <= stock",
      line: 34,
      holds: (c: ShopStateScene) => everyProduct(c.after).every((it) => it.aside <= it.stock),
      parts: (c: ShopStateScene) => [
        part("Product", () => everyProduct(c.after).find((it) => !holds(() => it.aside <= it.stock))),
      ],
      entered: (c: ShopStateScene) => everyProduct(c.after).length > 0,
      readsState: true,
    },
    {
      id: "products.keys",
      kind: "invariant",
      text: "each product stands under its own sku",
      expression: "products.keys.every(k => products[k].sku === k)",
      line: 55,
      holds: (c: ShopStateScene) => keys(c.after.products).every((k) => get(c.after.products, k).sku === k),
      parts: (c: ShopStateScene) => [
        part("products", () => c.after.products, { values: { fields: [["price", 2]] } }),
        part("products.keys", () => keys(c.after.products)),
      ],
      readsState: true,
    },
    {
      id: "orders.keys",
      kind: "invariant",
      text: "each order stands under its own id",
      expression: "orders.keys.every(k => orders[k].id === k)",
      line: 56,
      holds: (c: ShopStateScene) => keys(c.after.orders).every((k) => (get(c.after.orders, k).id as OrderId) === k),
      parts: (c: ShopStateScene) => [
        part("orders", () => c.after.orders, { values: { fields: [["total", 2]] } }),
        part("orders.keys", () => keys(c.after.orders)),
      ],
      readsState: true,
    },
    {
      id: "STK-1",
      kind: "invariant",
      text: "Put aside is what open orders hold",
      expression: "products.values.every(p => p.aside === held(p.sku))",
      line: 60,
      holds: (c: ShopStateScene) => values(c.after.products).every((p) => p.aside === held(c.after, p.sku)),
      parts: (c: ShopStateScene) => [
        part("products", () => c.after.products, { values: { fields: [["price", 2]] } }),
        part("products.values", () => values(c.after.products), { items: { fields: [["price", 2]] } }),
      ],
      readsState: true,
    },
  ],
  quickInvariants: (c: Live<ShopStateScene>) =>
    isStateProducts(c.after.products) &&
      isStateOrders(c.after.orders, c) &&
      everyProduct(c.after).every((it) => it.aside <= it.stock) &&
      keys(c.after.products).every((k) => get(c.after.products, k).sku === k) &&
      keys(c.after.orders).every((k) => (get(c.after.orders, k).id as OrderId) === k) &&
      values(c.after.products).every((p) => p.aside === held(c.after, p.sku)),
  history: [
    {
      id: "products.never-deleted",
      kind: "invariant",
      text: "products never loses an entry",
      expression: "products never loses an entry",
      line: 55,
      holds: (c: ShopStateScene) => lapse("neverDeleted", [[c.before.products, c.after.products]]) === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(products)",
          () => lapse("neverDeleted", [[c.before.products, c.after.products]])?.[0],
          { values: { fields: [["price", 2]] } },
        ),
        part(
          "products",
          () => lapse("neverDeleted", [[c.before.products, c.after.products]])?.[1],
          { values: { fields: [["price", 2]] } },
        ),
      ],
      readsState: true,
    },
    {
      id: "orders.never-deleted",
      kind: "invariant",
      text: "orders never loses an entry",
      expression: "orders never loses an entry",
      line: 56,
      holds: (c: ShopStateScene) => lapse("neverDeleted", [[c.before.orders, c.after.orders]]) === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(orders)",
          () => lapse("neverDeleted", [[c.before.orders, c.after.orders]])?.[0],
          { values: { fields: [["total", 2]] } },
        ),
        part(
          "orders",
          () => lapse("neverDeleted", [[c.before.orders, c.after.orders]])?.[1],
          { values: { fields: [["total", 2]] } },
        ),
      ],
      readsState: true,
    },
    {
      id: "Product.sku.immutable",
      kind: "invariant",
      text: "Product.sku never changes",
      expression: "Product.sku never changes",
      line: 27,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.products, c.after.products)], "sku") === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Product.sku)",
          () => lapse("immutable", [...survivors(c.before.products, c.after.products)], "sku")?.[0],
        ),
        part("Product.sku", () => lapse("immutable", [...survivors(c.before.products, c.after.products)], "sku")?.[1]),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.products, c.after.products)].length > 0,
      readsState: true,
    },
    {
      id: "Order.id.immutable",
      kind: "invariant",
      text: "Order.id never changes",
      expression: "Order.id never changes",
      line: 40,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "id") === undefined,
      parts: (c: ShopStateScene) => [
        part("old(Order.id)", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "id")?.[0]),
        part("Order.id", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "id")?.[1]),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.store.immutable",
      kind: "invariant",
      text: "Order.store never changes",
      expression: "Order.store never changes",
      line: 41,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "store") === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Order.store)",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "store")?.[0],
        ),
        part("Order.store", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "store")?.[1]),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.customer.immutable",
      kind: "invariant",
      text: "Order.customer never changes",
      expression: "Order.customer never changes",
      line: 42,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "customer") === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Order.customer)",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "customer")?.[0],
        ),
        part(
          "Order.customer",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "customer")?.[1],
        ),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.email.immutable",
      kind: "invariant",
      text: "Order.email never changes",
      expression: "Order.email never changes",
      line: 43,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "email") === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Order.email)",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "email")?.[0],
        ),
        part("Order.email", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "email")?.[1]),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.sku.immutable",
      kind: "invariant",
      text: "Order.sku never changes",
      expression: "Order.sku never changes",
      line: 44,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "sku") === undefined,
      parts: (c: ShopStateScene) => [
        part("old(Order.sku)", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "sku")?.[0]),
        part("Order.sku", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "sku")?.[1]),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.quantity.immutable",
      kind: "invariant",
      text: "Order.quantity never changes",
      expression: "Order.quantity never changes",
      line: 45,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "quantity") === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Order.quantity)",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "quantity")?.[0],
        ),
        part(
          "Order.quantity",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "quantity")?.[1],
        ),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.total.immutable",
      kind: "invariant",
      text: "Order.total never changes",
      expression: "Order.total never changes",
      line: 46,
      holds: (c: ShopStateScene) =>
        lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "total") === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Order.total)",
          () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "total")?.[0],
          2,
        ),
        part("Order.total", () => lapse("immutable", [...survivors(c.before.orders, c.after.orders)], "total")?.[1], 2),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
    {
      id: "Order.paidAt.set-once",
      kind: "invariant",
      text: "Order.paidAt is set once",
      expression: "Order.paidAt is set once",
      line: 48,
      holds: (c: ShopStateScene) =>
        lapse("setOnce", [...survivors(c.before.orders, c.after.orders)], "paidAt", true) === undefined,
      parts: (c: ShopStateScene) => [
        part(
          "old(Order.paidAt)",
          () => lapse("setOnce", [...survivors(c.before.orders, c.after.orders)], "paidAt", true)?.[0],
        ),
        part(
          "Order.paidAt",
          () => lapse("setOnce", [...survivors(c.before.orders, c.after.orders)], "paidAt", true)?.[1],
        ),
      ],
      entered: (c: ShopStateScene) => [...survivors(c.before.orders, c.after.orders)].length > 0,
      readsState: true,
    },
  ],
  operations: {
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
      mayFail: ["FORBIDDEN"],
      quick: {
        input: (c: LiveScene) => isAvailableInput(c.input),
        clear: (c: Live<AvailableScene>) => !c.state || has(c.before.products, c.input.sku),
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
      mayFail: ["FORBIDDEN"],
      captures: [{ expression: "orders", value: (c: PlaceScene) => new Set(c.before.orders.keys()) }],
      quick: {
        input: (c: LiveScene) => isPlaceInput(c.input),
        clear: (c: Live<PlaceScene>) =>
          !c.state ||
            has(c.before.products, c.input.sku) &&
              c.input.quantity <= sub(
                get(c.before.products, c.input.sku).stock,
                get(c.before.products, c.input.sku).aside,
              ),
        capture: (c: Live<PlaceScene>) => [new Set(c.before.orders.keys())],
        returns: (c: LiveScene) => isOrderId(c.result),
        ensures: (c: Live<PlaceScene>) =>
          !c.state ||
            !has((c.captured![0] as ReadonlySet<OrderId>), c.result) &&
              get(c.after.orders, c.result).status === "placed" &&
              !has((c.captured![0] as ReadonlySet<OrderId>), c.result),
      },
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
      ],
      ensures: [
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
      mayFail: ["NOT_FOUND", "FORBIDDEN"],
      quick: {
        input: (c: LiveScene) => isOrderInput(c.input),
        clear: (c: Live<OrderScene>) => !c.state || has(c.before.orders, c.input.id),
        returns: (c: LiveScene) => isOrder(c.result, c),
        ensures: (c: Live<OrderScene>) => !c.state || equal(c.result, get(c.after.orders, c.input.id)),
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
          removes: false,
        },
      ],
      failsAny: false,
      secrets: { input: { fields: [["card", "secret"]] } },
      mayFail: ["PAYMENT_UNAVAILABLE", "NOT_FOUND", "FORBIDDEN", "DECLINED"],
      captures: [
        {
          expression: "orders[id].status === \"placed\"",
          value: (c: PayScene) => get(c.before.orders, c.input.id).status === "placed",
        },
      ],
      quick: {
        input: (c: LiveScene) => isPayInput(c.input),
        clear: (c: Live<PayScene>) =>
          !c.state || has(c.before.orders, c.input.id) && get(c.before.orders, c.input.id).status === "placed",
        capture: (c: Live<PayScene>) => [get(c.before.orders, c.input.id).status === "placed"],
        ensures: (c: Live<PayScene>) =>
          !c.state || (!(c.captured![0] as boolean) || get(c.after.orders, c.input.id).status === "paid"),
      },
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
      mayFail: ["NOT_FOUND", "FORBIDDEN"],
      captures: [
        {
          expression: "orders[id].status === \"placed\"",
          value: (c: CancelScene) => get(c.before.orders, c.input.id).status === "placed",
        },
      ],
      quick: {
        input: (c: LiveScene) => isCancelInput(c.input),
        clear: (c: Live<CancelScene>) =>
          !c.state || has(c.before.orders, c.input.id) && get(c.before.orders, c.input.id).status === "placed",
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
      mayFail: ["NOT_FOUND", "FORBIDDEN"],
      captures: [
        {
          expression: "orders[id].status === \"paid\"",
          value: (c: ShipScene) => get(c.before.orders, c.input.id).status === "paid",
        },
      ],
      quick: {
        input: (c: LiveScene) => isShipInput(c.input),
        clear: (c: Live<ShipScene>) =>
          !c.state || has(c.before.orders, c.input.id) && get(c.before.orders, c.input.id).status === "paid",
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
      mayFail: ["FORBIDDEN"],
      quick: {
        input: (c: LiveScene) => isRestockInput(c.input),
        clear: (c: Live<RestockScene>) =>
          !c.state ||
            has(c.before.products, c.input.sku) &&
              add(get(c.before.products, c.input.sku).stock, c.input.quantity) <= 1000000,
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends ShopOperations>(
  implementation: I,
  options: ImplementOptions<ShopState> = {},
): I {
  return wrap(contract, implementation, options);
}
