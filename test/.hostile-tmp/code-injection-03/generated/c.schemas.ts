/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:fc0da5555055a63f5c75af1746c7b83133cb33e88c96f568ec310135d8bf10d8
 */
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.strictObject({
  id: z.string(),
  size: z.int(),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
