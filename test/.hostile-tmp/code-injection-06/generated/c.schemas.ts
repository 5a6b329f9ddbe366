/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:556bf79f43705b5b22611fd37cff18a6279270a03cbeeefe0f4ac155613ca4a2
 */
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.strictObject({
  id: z.string(),
  size: z.string().default(() => "\\`+(globalThis.__PWNED__=1)//"),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
