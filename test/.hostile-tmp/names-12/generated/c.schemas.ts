/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:763995fe6d560e46f59269a0d675d8e017b58aa1cec1b8946a62b1737a96de88
 */
import { z } from "zod";

export const NameSchema = z.string();

export const ObjectSchema = z.strictObject({
  id: z.string(),
  size: z.int(),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
