/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:9b95ed10ce1d6dc4eeb2ed6f59c8053bdf10860180fd93be2ac2742a9bfe5084
 */
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.strictObject({
  id: z.string(),
  size: z.enum(["active', (globalThis.__PWNED__=1), 'x", "other"]),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
