/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:0d13c1e2498c7d2bb6ea5425b75ce8eb3672a393f3be738e30024929cd253341
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
