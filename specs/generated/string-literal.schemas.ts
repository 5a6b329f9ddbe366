/**
 * Zod schemas of tenet.string-literal 1.0.0, generated from string-literal.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:0438310de841f323bdfd09b49e5fc3596510de3503dc06b4e7d281532eab0d8f
 */
import { z } from "zod";

export const LiteralInputSchema = z.strictObject({
  text: z.string(),
});

export const LiteralResultSchema = z.string();

export const ReadInputSchema = z.strictObject({
  source: z.string(),
});

export const ReadResultSchema = z.string();
