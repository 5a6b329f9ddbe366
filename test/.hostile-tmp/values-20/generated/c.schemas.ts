/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:f472819a23137a6e10dc273a030387544e7b6d6c91ae0fb0d5dea992334f0732
 */
import { isUuid } from "@tenet/runtime";
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.strictObject({
  id: z.string(),
  size: z.string().refine(isUuid, "expected uuid").default(() => "00000000-0000-0000-0000-000000000000"),
});

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
