/**
 * Zod schemas of tenet.string-literal 1.0.0, generated from string-literal.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:466d9b5015795a5be0947faa6c41e7cfc15f4f7b6747c347cada0a9a389652ce
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
