/**
 * Zod schemas of npm.heap-js 1.0.0, generated from heap.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c28acf257f11b6cff3d118a9208e28818a199249979174d2c8ce2e109f46bfbb
 */
import { givenFields, holds, isNothing, textLength, withoutNull } from "@tenet/runtime";
import { z } from "zod";

export const TaskSchema = z.strictObject({
  priority: z.int().refine((it: number) => holds(() => it >= -1000), "expected at least -1000").max(1000),
  name: z.string().refine((it: string) => holds(() => textLength(it) <= 8), "expected of a length of at most 8"),
});

export const PushInputSchema = z.strictObject({
  task: TaskSchema,
});

export const PopInputSchema = z.preprocess(givenFields, z.strictObject({}));

export const PopResultSchema = z.union([TaskSchema, z.custom<undefined>(isNothing, "expected nothing")]).transform(withoutNull);

export const PeekInputSchema = z.preprocess(givenFields, z.strictObject({}));

export const PeekResultSchema = z.union([TaskSchema, z.custom<undefined>(isNothing, "expected nothing")]).transform(withoutNull);

export const SizeInputSchema = z.preprocess(givenFields, z.strictObject({}));

export const SizeResultSchema = z.int();
