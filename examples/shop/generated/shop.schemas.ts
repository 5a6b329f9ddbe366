/**
 * Zod schemas of shop.service 1.0.0, generated from shop.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:a7e401522b4ad1b6efbf8b01b43468240e073c42b190465531f163b8385d5364
 */
import { givenFields, holds, isEmail, isUuid, textLength } from "@tenet/runtime";
import { z } from "zod";
import type { Email, Money, Product } from "./shop.contract.js";

export const SkuSchema = z.string().regex(/^[A-Z0-9]{3,12}$/u, "expected matching /^[A-Z0-9]{3,12}$/");

export const MoneySchema = z.bigint().min(0n).max(999999999n);

export const QuantitySchema = z.int().min(1).max(99);

export const OrderIdSchema = z.string().refine(isUuid, "expected uuid");

export const StoreIdSchema = z.string().regex(/^store_[a-z0-9]{4}$/u, "expected matching /^store_[a-z0-9]{4}$/");

export const PersonIdSchema = z.string().regex(/^per_[a-z0-9]{4}$/u, "expected matching /^per_[a-z0-9]{4}$/");

export const EmailSchema = z.string().refine(isEmail, "expected email").refine(
  (it: Email) => holds(() => textLength(it) <= 254),
  "expected of a length of at most 254",
).refine((it) => /^[!-~]+$/u.test(it), "expected matching /^[!-~]+$/");

export const ParcelSchema = z.string().regex(/^[A-Z0-9-]{4,40}$/u, "expected matching /^[A-Z0-9-]{4,40}$/");

export const CardSchema = z.string().regex(/^card_[A-Za-z0-9]{16}$/u, "expected matching /^card_[A-Za-z0-9]{16}$/");

export const ProductSchema = z.strictObject({
  sku: SkuSchema,
  price: MoneySchema.refine((it: Money) => holds(() => it <= 999999n), "expected at most 9999.99"),
  stock: z.int().min(0).max(1000000),
  aside: z.int().min(0).max(1000000),
}).refine((it: Product) => holds(() => it.aside <= it.stock), "No more is put aside than is there");

export const OrderSchema = z.preprocess(givenFields, z.union([
  z.strictObject({
    id: OrderIdSchema,
    store: StoreIdSchema,
    customer: PersonIdSchema,
    email: EmailSchema,
    sku: SkuSchema,
    quantity: QuantitySchema,
    total: MoneySchema,
    status: z.enum(["placed", "canceled"]),
  }),
  z.strictObject({
    id: OrderIdSchema,
    store: StoreIdSchema,
    customer: PersonIdSchema,
    email: EmailSchema,
    sku: SkuSchema,
    quantity: QuantitySchema,
    total: MoneySchema,
    status: z.enum(["paid"]),
    paidAt: z.date().refine(
      (it: Date) => holds(() => it >= new Date("2000-01-01T00:00:00.000Z")),
      "expected at least \"2000-01-01T00:00:00.000Z\"",
    ).refine((it: Date) => holds(() => it <= new Date("2100-01-01T00:00:00.000Z")), "expected at most \"2100-01-01T00:00:00.000Z\""),
  }),
  z.strictObject({
    id: OrderIdSchema,
    store: StoreIdSchema,
    customer: PersonIdSchema,
    email: EmailSchema,
    sku: SkuSchema,
    quantity: QuantitySchema,
    total: MoneySchema,
    status: z.enum(["shipped"]),
    paidAt: z.date().refine(
      (it: Date) => holds(() => it >= new Date("2000-01-01T00:00:00.000Z")),
      "expected at least \"2000-01-01T00:00:00.000Z\"",
    ).refine((it: Date) => holds(() => it <= new Date("2100-01-01T00:00:00.000Z")), "expected at most \"2100-01-01T00:00:00.000Z\""),
    parcel: ParcelSchema,
  }),
]));

export const AvailableInputSchema = z.strictObject({
  sku: SkuSchema,
});

export const AvailableResultSchema = z.int().min(0);

export const PlaceInputSchema = z.strictObject({
  sku: SkuSchema,
  quantity: QuantitySchema,
  email: EmailSchema,
});

export const PlaceResultSchema = OrderIdSchema;

export const OrderInputSchema = z.strictObject({
  id: OrderIdSchema,
});

export const OrderResultSchema = OrderSchema;

export const PayInputSchema = z.strictObject({
  id: OrderIdSchema,
  card: CardSchema,
});

export const CancelInputSchema = z.strictObject({
  id: OrderIdSchema,
});

export const ShipInputSchema = z.strictObject({
  id: OrderIdSchema,
  parcel: ParcelSchema,
});

export const RestockInputSchema = z.strictObject({
  sku: SkuSchema,
  quantity: z.int().min(1).max(10000),
});
