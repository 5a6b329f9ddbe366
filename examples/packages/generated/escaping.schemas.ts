/**
 * Zod schemas of npm.validator 1.0.0, generated from escaping.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:51a84d0e1548b5e0ab84c4fe9a57d3820399b521a8969cdd5beed757d2a24a25
 */
import { z } from "zod";

export const EscapeInputSchema = z.strictObject({
  text: z.string(),
});

export const EscapeResultSchema = z.string();

export const UnescapeInputSchema = z.strictObject({
  text: z.string(),
});

export const UnescapeResultSchema = z.string();
