/**
 * Zod schemas of npm.heap-js 1.0.0, generated from heap.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:4532803526cbb878c3c4d4cb85b9c034d761fcde9b68344a735684619f71dc68
 */
import { holds, textLength } from "@tenet/runtime";
import { z } from "zod";

export const TaskSchema = z.strictObject({
  priority: z.int().refine((it: number) => holds(() => it >= -1000), "expected at least -1000").max(1000),
  name: z.string().refine((it: string) => holds(() => textLength(it) <= 8), "expected of a length of at most 8"),
});

export const PushInputSchema = z.strictObject({
  task: TaskSchema,
});

export const PopInputSchema = z.strictObject({});

export const PopResultSchema = TaskSchema.optional();

export const PeekInputSchema = z.strictObject({});

export const PeekResultSchema = TaskSchema.optional();

export const SizeInputSchema = z.strictObject({});

export const SizeResultSchema = z.int();
