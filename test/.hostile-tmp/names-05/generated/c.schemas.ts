/**
 * Zod schemas of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:5e9e9195203524dba43dd551e4e15712a3a4ff60a01bb48f6ce88c1019d32f61
 */
import { ownFields } from "@tenet/runtime";
import { z } from "zod";

export const NameSchema = z.string();

export const ItemSchema = z.preprocess(ownFields, z.strictObject({
  id: z.string(),
  hasOwnProperty: z.int(),
}));

export const ActInputSchema = z.strictObject({
  amount: z.int().min(0).max(100),
  flag: z.boolean(),
});

export const ActResultSchema = z.int();
