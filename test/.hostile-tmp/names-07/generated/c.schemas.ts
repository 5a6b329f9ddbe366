/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:ce4fe4f7b1826ec86ce4fea6885bbe0d869f14554b1451757d47bd2b0855bdfc
 */
import { ownFields } from "@tenet/runtime";
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.preprocess(ownFields, z.strictObject({
  id: z.string(),
  valueOf: z.int(),
}));

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
