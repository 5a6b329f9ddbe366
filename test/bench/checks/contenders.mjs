// Checks of the order shape by hand and by other libraries. All of them refuse fields that are not declared, and hold the same
// rules across fields; a library that cannot say such a rule is followed by the same function.
import { Type as OldType } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { Ajv } from "ajv";
import { type } from "arktype";
import Type from "typebox";
import { Compile } from "typebox/compile";
import * as v from "valibot";
import { z } from "zod";

const most = 100_000_000;
const mostInAll = 10_000_000_000_000;

const pattern = /^ord_[a-z0-9]{8}$/u;

function fieldsOf(value) {
  let count = 0;
  for (const name in value) if (name !== "") count += 1;
  return count;
}

const isRecord = value => typeof value === "object" && value !== null && !Array.isArray(value);
const isCents = value => Number.isSafeInteger(value) && value >= 0 && value <= most;

function isLine(line) {
  return (
    isRecord(line) &&
    fieldsOf(line) === 4 &&
    typeof line.sku === "string" &&
    Number.isSafeInteger(line.quantity) &&
    line.quantity >= 1 &&
    line.quantity <= 999 &&
    isCents(line.price) &&
    typeof line.gift === "boolean"
  );
}

function areLines(lines) {
  if (!Array.isArray(lines) || lines.length < 1 || lines.length > 50) return false;
  for (let i = 0; i < lines.length; i += 1) if (!isLine(lines[i])) return false;
  return true;
}

/** What no schema says. */
function addsUp({ lines, shipping, discount, total }) {
  let sum = 0;
  for (let i = 0; i < lines.length; i += 1) sum += lines[i].quantity * lines[i].price;
  return total === sum + shipping - discount && discount <= total - shipping + discount;
}

export function isOrder(order) {
  return (
    isRecord(order) &&
    fieldsOf(order) === 8 &&
    typeof order.id === "string" &&
    pattern.test(order.id) &&
    typeof order.customer === "string" &&
    order.customer.length >= 1 &&
    order.customer.length <= 80 &&
    (order.currency === "EUR" || order.currency === "USD" || order.currency === "GBP") &&
    areLines(order.lines) &&
    isCents(order.shipping) &&
    isCents(order.discount) &&
    Number.isSafeInteger(order.total) &&
    order.total >= 0 &&
    order.total <= mostInAll &&
    typeof order.express === "boolean" &&
    addsUp(order)
  );
}

const typeBox = T => {
  const closed = { additionalProperties: false };
  const cents = T.Integer({ minimum: 0, maximum: most });
  const line = { sku: T.String(), quantity: T.Integer({ minimum: 1, maximum: 999 }), price: cents, gift: T.Boolean() };
  return T.Object(
    {
      id: T.String({ pattern: pattern.source }),
      customer: T.String({ minLength: 1, maxLength: 80 }),
      currency: T.Union([T.Literal("EUR"), T.Literal("USD"), T.Literal("GBP")]),
      lines: T.Array(T.Object(line, closed), { minItems: 1, maxItems: 50 }),
      shipping: cents,
      discount: cents,
      total: T.Integer({ minimum: 0, maximum: mostInAll }),
      express: T.Boolean(),
    },
    closed,
  );
};

const compiled = Compile(typeBox(Type));
const compiledBefore = TypeCompiler.Compile(typeBox(OldType));
// Its schemas are JSON Schema.
const byAjv = new Ajv({ allErrors: false }).compile(JSON.parse(JSON.stringify(typeBox(OldType))));

const byArktype = type({
  "+": "reject",
  id: pattern,
  customer: "1 <= string <= 80",
  currency: "'EUR' | 'USD' | 'GBP'",
  lines: type({
    "+": "reject",
    sku: "string",
    quantity: "1 <= number.integer <= 999",
    price: `0 <= number.integer <= ${most}`,
    gift: "boolean",
  })
    .array()
    .atLeastLength(1)
    .atMostLength(50),
  shipping: `0 <= number.integer <= ${most}`,
  discount: `0 <= number.integer <= ${most}`,
  total: `0 <= number.integer <= ${mostInAll}`,
  express: "boolean",
});

const vCents = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const byValibot = v.strictObject({
  id: v.pipe(v.string(), v.regex(pattern)),
  customer: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  currency: v.picklist(["EUR", "USD", "GBP"]),
  lines: v.pipe(
    v.array(
      v.strictObject({
        sku: v.string(),
        quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
        price: vCents,
        gift: v.boolean(),
      }),
    ),
    v.minLength(1),
    v.maxLength(50),
  ),
  shipping: vCents,
  discount: vCents,
  total: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostInAll)),
  express: v.boolean(),
});

const zCents = z.int().min(0).max(most);
const byZod = z.strictObject({
  id: z.string().regex(pattern),
  customer: z.string().min(1).max(80),
  currency: z.enum(["EUR", "USD", "GBP"]),
  lines: z
    .array(z.strictObject({ sku: z.string(), quantity: z.int().min(1).max(999), price: zCents, gift: z.boolean() }))
    .min(1)
    .max(50),
  shipping: zCents,
  discount: zCents,
  total: z.int().min(0).max(mostInAll),
  express: z.boolean(),
});

export const checks = {
  "by hand": isOrder,
  "TypeBox 1, compiled": order => compiled.Check(order) && addsUp(order),
  "TypeBox 0.34, compiled": order => compiledBefore.Check(order) && addsUp(order),
  ajv: order => byAjv(order) && addsUp(order),
  arktype: order => byArktype.allows(order) && addsUp(order),
  valibot: order => v.is(byValibot, order) && addsUp(order),
  Zod: order => byZod.safeParse(order).success && addsUp(order),
};
