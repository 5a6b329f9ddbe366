/**
 * Zod schemas of npm.date-fns 1.0.0, generated from intervals.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7bec04f69152b10fcfe9e2d55d93ecc4b1b98da62b5ab99332abeba7598609be
 */
import { holds } from "@tenet/runtime";
import { z } from "zod";
import type { Interval } from "./intervals.contract.js";

export const IntervalSchema = z.strictObject({
  start: z.date(),
  end: z.date(),
}).refine((it: Interval) => holds(() => it.start <= it.end), "It does not end before it starts");

export const AreIntervalsOverlappingInputSchema = z.strictObject({
  left: IntervalSchema,
  right: IntervalSchema,
  inclusive: z.boolean().default(() => false),
});

export const AreIntervalsOverlappingResultSchema = z.boolean();
