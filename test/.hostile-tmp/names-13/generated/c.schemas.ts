/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:bb2ab92f84fbc6d43e2066ca4a19d3b81232f03236c07eb0c08c19353f808910
 */
import { z } from "zod";

export const NameSchema = z.string();

export const ZSchema = z.strictObject({
  id: z.string(),
  size: z.int(),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
