/**
 * Arbitraries of shop.service 1.0.0, generated from shop.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:a7e401522b4ad1b6efbf8b01b43468240e073c42b190465531f163b8385d5364
 */
import { get, has, includes, sub, sum, values } from "@tenet/runtime";
import {
  cases,
  check,
  decimal,
  email,
  inputs,
  integer,
  keyOf,
  mapBy,
  matching,
  oneOf,
  record,
  state,
  timestamp,
  union,
  uuid,
} from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type {
  AvailableInput,
  CancelInput,
  Card,
  Email,
  Money,
  Order,
  OrderId,
  OrderInput,
  Parcel,
  PayInput,
  PersonId,
  PlaceInput,
  Product,
  Quantity,
  RestockInput,
  ShipInput,
  ShopState,
  Sku,
  StoreId,
} from "./shop.contract.js";

type ShopReads = { readonly state: ShopState };

type AvailableReads = { readonly state: ShopState; readonly input: AvailableInput };

type PlaceReads = { readonly state: ShopState; readonly input: PlaceInput };

type OrderReads = { readonly state: ShopState; readonly input: OrderInput };

type PayReads = { readonly state: ShopState; readonly input: PayInput };

type CancelReads = { readonly state: ShopState; readonly input: CancelInput };

type ShipReads = { readonly state: ShopState; readonly input: ShipInput };

type RestockReads = { readonly state: ShopState; readonly input: RestockInput };

/** Values of Sku. */
export const sku = (): Draw<Sku> => matching(/^[A-Z0-9]{3,12}$/u);

/** Values of Money. */
export const money = (): Draw<Money> => decimal(2, { atLeast: 0n, atMost: 999999999n });

/** Values of Quantity. */
export const quantity = (): Draw<Quantity> => integer({ atLeast: 1, atMost: 99 });

/** Values of OrderId. */
export const orderId = (): Draw<OrderId> => uuid();

/** Values of StoreId. */
export const storeId = (): Draw<StoreId> => matching(/^store_[a-z0-9]{4}$/u);

/** Values of PersonId. */
export const personId = (): Draw<PersonId> => matching(/^per_[a-z0-9]{4}$/u);

/** Values of Email. */
export const email_ = (): Draw<Email> => email();

/** Values of Parcel. */
export const parcel = (): Draw<Parcel> => matching(/^[A-Z0-9-]{4,40}$/u);

/** Values of Card. */
export const card = (): Draw<Card> => matching(/^card_[A-Za-z0-9]{16}$/u);

/** Values of Product. */
export const product = (): Draw<Product> => record<Product>({
  sku: sku(),
  price: decimal(2, { atLeast: 0n, atMost: 999999n }),
  stock: integer({ atLeast: 0, atMost: 1000000 }),
  aside: integer({ atLeast: 0, atMost: [1000000, ({ names }: { readonly names: Product }) => names.stock] }),
});

/** Values of Order. */
export const order_ = (): Draw<Order> => union<{ readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled" } | { readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date } | { readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "shipped"; readonly paidAt: Date; readonly parcel: Parcel }>(
  record<{ readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "placed" | "canceled" }>(
    {
      sku: keyOf<Sku>(({ state }: ShopReads) => state.products, sku()),
      status: oneOf("placed", "canceled"),
      id: orderId(),
      store: storeId(),
      customer: personId(),
      email: email_(),
      total: money(),
      quantity: quantity(),
    },
    { order: ["id", "store", "customer", "email", "sku", "quantity", "total", "status"] },
  ),
  record<{ readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "paid"; readonly paidAt: Date }>(
    {
      sku: keyOf<Sku>(({ state }: ShopReads) => state.products, sku()),
      status: oneOf("paid"),
      id: orderId(),
      store: storeId(),
      customer: personId(),
      email: email_(),
      total: money(),
      quantity: quantity(),
      paidAt: timestamp({
        atLeast: new Date("2000-01-01T00:00:00.000Z"),
        atMost: new Date("2100-01-01T00:00:00.000Z"),
      }),
    },
    {
      order: ["id", "store", "customer", "email", "sku", "quantity", "total", "status", "paidAt"],
      requires: [check("Order", () => new Date("2000-01-01T00:00:00.000Z") <= new Date("2100-01-01T00:00:00.000Z"))],
    },
  ),
  record<{ readonly id: OrderId; readonly store: StoreId; readonly customer: PersonId; readonly email: Email; readonly sku: Sku; readonly quantity: Quantity; readonly total: Money; readonly status: "shipped"; readonly paidAt: Date; readonly parcel: Parcel }>(
    {
      sku: keyOf<Sku>(({ state }: ShopReads) => state.products, sku()),
      status: oneOf("shipped"),
      id: orderId(),
      store: storeId(),
      customer: personId(),
      email: email_(),
      total: money(),
      parcel: parcel(),
      quantity: quantity(),
      paidAt: timestamp({
        atLeast: new Date("2000-01-01T00:00:00.000Z"),
        atMost: new Date("2100-01-01T00:00:00.000Z"),
      }),
    },
    {
      order: ["id", "store", "customer", "email", "sku", "quantity", "total", "status", "paidAt", "parcel"],
      requires: [check("Order", () => new Date("2000-01-01T00:00:00.000Z") <= new Date("2100-01-01T00:00:00.000Z"))],
    },
  ),
);

/** Initial states. */
export const shopState = () => state<ShopState>({
  products: mapBy("sku", product()),
  orders: {
    draw: mapBy("id", order_()),
    checks: [
      check(
        "STK-1",
        ({ state }: ShopReads) => values(state.products).every(
          (p) =>
            p.aside ===
              sum(
                values(state.orders).filter(
                  (o1) => includes(["placed", "paid"], o1.status) && (o1.sku as Sku) === p.sku,
                ).map((o2) => (o2.quantity as Quantity)),
              ),
        ),
      ),
      check(
        "PRD-1",
        ({ state }: ShopReads) => values(state.products).every((settled) => settled.aside <= settled.stock),
      ),
      check(
        "state",
        ({ state }: ShopReads) =>
          values(state.products).every((settled) => settled.aside == null || settled.aside >= 0),
      ),
      check(
        "state",
        ({ state }: ShopReads) =>
          values(state.products).every((settled) => settled.aside == null || settled.aside <= 1000000),
      ),
    ],
    settles: [
      {
        of: "products",
        field: "aside",
        is: ({ state, it }: ShopReads & { readonly it: Product }) => sum(
          values(state.orders).filter(
            (o1) => includes(["placed", "paid"], o1.status) && (o1.sku as Sku) === it.sku,
          ).map((o2) => (o2.quantity as Quantity)),
        ),
      },
    ],
    thin: 0,
  },
});

/** Calls of available that are to succeed. */
export const availableCases = () => cases(
  shopState(),
  inputs<AvailableInput>({ sku: keyOf<Sku>(({ state }: ShopReads) => state.products) }),
);

const availableBreaking = {
  "available.sku.refers": () => inputs<AvailableInput>({
    sku: {
      draw: sku(),
      checks: [check("available.sku.refers", ({ state, input }: AvailableReads) => !has(state.products, input.sku))],
    },
  }),
};

/** Calls of available that break the clause and, as far as they can, no other. */
export const availableNearMisses = (clause: keyof typeof availableBreaking) => cases(
  shopState(),
  availableBreaking[clause](),
);

/** Calls of place that are to succeed. */
export const placeCases = () => cases(
  shopState(),
  inputs<PlaceInput>(
    {
      sku: {
        draw: keyOf<Sku>(({ state }: ShopReads) => state.products),
        checks: [
          check(
            "PLC-1",
            ({ state, input }: PlaceReads) =>
              1 <= sub(get(state.products, input.sku).stock, get(state.products, input.sku).aside),
          ),
        ],
      },
      email: email_(),
      quantity: integer({
        atLeast: 1,
        atMost: [
          99,
          ({ state, input }: PlaceReads) =>
            sub(get(state.products, input.sku).stock, get(state.products, input.sku).aside),
        ],
      }),
    },
    { order: ["sku", "quantity", "email"] },
  ),
);

const placeBreaking = {
  "place.sku.refers": () => inputs<PlaceInput>(
    {
      sku: {
        draw: sku(),
        checks: [check("place.sku.refers", ({ state, input }: PlaceReads) => !has(state.products, input.sku))],
      },
      email: email_(),
      quantity: quantity(),
    },
    { order: ["sku", "quantity", "email"] },
  ),
  "PLC-1": () => inputs<PlaceInput>(
    {
      sku: {
        draw: keyOf<Sku>(({ state }: ShopReads) => state.products),
        checks: [
          check(
            "PLC-1",
            ({ state, input }: PlaceReads) =>
              sub(get(state.products, input.sku).stock, get(state.products, input.sku).aside) < 99,
          ),
        ],
      },
      email: email_(),
      quantity: integer({
        atLeast: 1,
        atMost: 99,
        above: ({ state, input }: PlaceReads) =>
          sub(get(state.products, input.sku).stock, get(state.products, input.sku).aside),
      }),
    },
    { order: ["sku", "quantity", "email"] },
  ),
};

/** Calls of place that break the clause and, as far as they can, no other. */
export const placeNearMisses = (clause: keyof typeof placeBreaking) => cases(shopState(), placeBreaking[clause]());

/** Calls of order that are to succeed. */
export const orderCases = () => cases(
  shopState(),
  inputs<OrderInput>({ id: keyOf<OrderId>(({ state }: ShopReads) => state.orders) }),
);

const orderBreaking = {
  "order.id.refers": () => inputs<OrderInput>({
    id: {
      draw: orderId(),
      checks: [check("order.id.refers", ({ state, input }: OrderReads) => !has(state.orders, input.id))],
    },
  }),
};

/** Calls of order that break the clause and, as far as they can, no other. */
export const orderNearMisses = (clause: keyof typeof orderBreaking) => cases(shopState(), orderBreaking[clause]());

/** Calls of pay that are to succeed. */
export const payCases = () => cases(
  shopState(),
  inputs<PayInput>({
    id: {
      draw: keyOf<OrderId>(({ state }: ShopReads) => state.orders),
      checks: [
        check("pay.transition", ({ state, input }: PayReads) => get(state.orders, input.id).status === "placed"),
      ],
    },
    card: card(),
  }),
);

const payBreaking = {
  "pay.id.refers": () => inputs<PayInput>({
    id: {
      draw: orderId(),
      checks: [check("pay.id.refers", ({ state, input }: PayReads) => !has(state.orders, input.id))],
    },
    card: card(),
  }),
  "pay.transition": () => inputs<PayInput>({
    id: {
      draw: keyOf<OrderId>(({ state }: ShopReads) => state.orders),
      checks: [
        check("pay.transition", ({ state, input }: PayReads) => get(state.orders, input.id).status !== "placed"),
      ],
    },
    card: card(),
  }),
};

/** Calls of pay that break the clause and, as far as they can, no other. */
export const payNearMisses = (clause: keyof typeof payBreaking) => cases(shopState(), payBreaking[clause]());

/** Calls of cancel that are to succeed. */
export const cancelCases = () => cases(
  shopState(),
  inputs<CancelInput>({
    id: {
      draw: keyOf<OrderId>(({ state }: ShopReads) => state.orders),
      checks: [
        check("cancel.transition", ({ state, input }: CancelReads) => get(state.orders, input.id).status === "placed"),
      ],
    },
  }),
);

const cancelBreaking = {
  "cancel.id.refers": () => inputs<CancelInput>({
    id: {
      draw: orderId(),
      checks: [check("cancel.id.refers", ({ state, input }: CancelReads) => !has(state.orders, input.id))],
    },
  }),
  "cancel.transition": () => inputs<CancelInput>({
    id: {
      draw: keyOf<OrderId>(({ state }: ShopReads) => state.orders),
      checks: [
        check("cancel.transition", ({ state, input }: CancelReads) => get(state.orders, input.id).status !== "placed"),
      ],
    },
  }),
};

/** Calls of cancel that break the clause and, as far as they can, no other. */
export const cancelNearMisses = (clause: keyof typeof cancelBreaking) => cases(shopState(), cancelBreaking[clause]());

/** Calls of ship that are to succeed. */
export const shipCases = () => cases(
  shopState(),
  inputs<ShipInput>({
    id: {
      draw: keyOf<OrderId>(({ state }: ShopReads) => state.orders),
      checks: [
        check("ship.transition", ({ state, input }: ShipReads) => get(state.orders, input.id).status === "paid"),
      ],
    },
    parcel: parcel(),
  }),
);

const shipBreaking = {
  "ship.id.refers": () => inputs<ShipInput>({
    id: {
      draw: orderId(),
      checks: [check("ship.id.refers", ({ state, input }: ShipReads) => !has(state.orders, input.id))],
    },
    parcel: parcel(),
  }),
  "ship.transition": () => inputs<ShipInput>({
    id: {
      draw: keyOf<OrderId>(({ state }: ShopReads) => state.orders),
      checks: [
        check("ship.transition", ({ state, input }: ShipReads) => get(state.orders, input.id).status !== "paid"),
      ],
    },
    parcel: parcel(),
  }),
};

/** Calls of ship that break the clause and, as far as they can, no other. */
export const shipNearMisses = (clause: keyof typeof shipBreaking) => cases(shopState(), shipBreaking[clause]());

/** Calls of restock that are to succeed. */
export const restockCases = () => cases(
  shopState(),
  inputs<RestockInput>({
    sku: {
      draw: keyOf<Sku>(({ state }: ShopReads) => state.products),
      checks: [
        check("RES-1", ({ state, input }: RestockReads) => 1 <= sub(1000000, get(state.products, input.sku).stock)),
      ],
    },
    quantity: integer({
      atLeast: 1,
      atMost: [10000, ({ state, input }: RestockReads) => sub(1000000, get(state.products, input.sku).stock)],
    }),
  }),
);

const restockBreaking = {
  "restock.sku.refers": () => inputs<RestockInput>({
    sku: {
      draw: sku(),
      checks: [check("restock.sku.refers", ({ state, input }: RestockReads) => !has(state.products, input.sku))],
    },
    quantity: integer({ atLeast: 1, atMost: 10000 }),
  }),
  "RES-1": () => inputs<RestockInput>({
    sku: {
      draw: keyOf<Sku>(({ state }: ShopReads) => state.products),
      checks: [
        check("RES-1", ({ state, input }: RestockReads) => sub(1000000, get(state.products, input.sku).stock) < 10000),
      ],
    },
    quantity: integer({
      atLeast: 1,
      atMost: 10000,
      above: ({ state, input }: RestockReads) => sub(1000000, get(state.products, input.sku).stock),
    }),
  }),
};

/** Calls of restock that break the clause and, as far as they can, no other. */
export const restockNearMisses = (clause: keyof typeof restockBreaking) => cases(
  shopState(),
  restockBreaking[clause](),
);

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: {
    Sku: "plain",
    Money: "plain",
    Quantity: "plain",
    OrderId: "plain",
    StoreId: "plain",
    PersonId: "plain",
    Email: "plain",
    Parcel: "plain",
    Card: "plain",
    Product: { fields: { sku: { named: "Sku" }, price: { named: "Money" }, stock: "plain", aside: "plain" } },
    Order: {
      anyOf: [
        {
          fields: {
            id: { named: "OrderId" },
            store: { named: "StoreId" },
            customer: { named: "PersonId" },
            email: { named: "Email" },
            sku: { named: "Sku" },
            quantity: { named: "Quantity" },
            total: { named: "Money" },
            status: "plain",
          },
        },
        {
          fields: {
            id: { named: "OrderId" },
            store: { named: "StoreId" },
            customer: { named: "PersonId" },
            email: { named: "Email" },
            sku: { named: "Sku" },
            quantity: { named: "Quantity" },
            total: { named: "Money" },
            status: "plain",
            paidAt: "plain",
          },
        },
        {
          fields: {
            id: { named: "OrderId" },
            store: { named: "StoreId" },
            customer: { named: "PersonId" },
            email: { named: "Email" },
            sku: { named: "Sku" },
            quantity: { named: "Quantity" },
            total: { named: "Money" },
            status: "plain",
            paidAt: "plain",
            parcel: { named: "Parcel" },
          },
        },
      ],
    },
  },
  state: {
    products: { key: { named: "Sku" }, value: { named: "Product" } },
    orders: { key: { named: "OrderId" }, value: { named: "Order" } },
  },
  operations: {
    available: { input: { sku: { named: "Sku" } }, result: "plain" },
    place: {
      input: { sku: { named: "Sku" }, quantity: { named: "Quantity" }, email: { named: "Email" } },
      result: { named: "OrderId" },
    },
    order: { input: { id: { named: "OrderId" } }, result: { named: "Order" } },
    pay: { input: { id: { named: "OrderId" }, card: { named: "Card" } }, result: "plain" },
    cancel: { input: { id: { named: "OrderId" } }, result: "plain" },
    ship: { input: { id: { named: "OrderId" }, parcel: { named: "Parcel" } }, result: "plain" },
    restock: { input: { sku: { named: "Sku" }, quantity: "plain" }, result: "plain" },
  },
};
