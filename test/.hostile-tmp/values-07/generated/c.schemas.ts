/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:99bab9b6cbc858ea3779261cd5363ce4eabaabeadd0bd8bdff90b518cf1e18cd
 */
import { holds } from "@tenet/runtime";
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.strictObject({
  id: z.string(),
  size: z.int().refine((it: number) => holds(() => it >= -0), "expected at least -0"),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
