/**
 * Zod schemas of tenet.suggestion 1.0.0, generated from suggestion.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7e1d38a87762709054deef9b17aa96787c4c5a24686ddd80b0fbfb8fea9b1b63
 */
import { holds, isNothing, withoutNull } from "@tenet/runtime";
import { z } from "zod";
import type { Word } from "./suggestion.contract.js";

export const WordSchema = z.string().regex(/^[a-c]{1,6}$/u, "expected matching /^[a-c]{1,6}$/");

export const SuggestInputSchema = z.strictObject({
  name: WordSchema,
  candidates: z.array(WordSchema).refine(
    (it: readonly Word[]) => holds(() => it.length <= 6),
    "expected of a length of at most 6",
  ),
});

export const SuggestResultSchema = z.union([WordSchema, z.custom<undefined>(isNothing, "expected nothing")]).transform(withoutNull);
