/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:beafe135614a6f1b9adceacc623a033184e7c7afb9bf5c55f12fa24442d2c18f
 */
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.strictObject({
  id: z.string(),
  size: z.int(),
});

export const AwaitInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const AwaitResultSchema = z.int();
