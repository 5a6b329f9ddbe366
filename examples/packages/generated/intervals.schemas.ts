/**
 * Zod schemas of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4c70e3060d725ad715200ce0f8ea5a311c344f7879b5d8114d7ed49708db021
 */
import { givenFieldsOr } from "@tenet/runtime";
import { z } from "zod";

export const IntervalSchema = z.strictObject({
  start: z.date(),
  end: z.date(),
});

export const AreIntervalsOverlappingInputSchema = z.preprocess(givenFieldsOr(["inclusive"]), z.strictObject({
  left: IntervalSchema,
  right: IntervalSchema,
  inclusive: z.boolean().default(() => false),
}));

export const AreIntervalsOverlappingResultSchema = z.boolean();
