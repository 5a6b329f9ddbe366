/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:82e51c8c4c6735af60d712f3a65ca9b3878401e9bcc2bfd8e7e081840763f526
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
