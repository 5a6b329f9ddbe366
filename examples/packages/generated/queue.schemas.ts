/**
 * Zod schemas of npm.fastpriorityqueue 1.0.0, generated from queue.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:776e4dec6ad46c40556ecc43f66caf87d8d3252b9252669ecc65fbe321afe314
 */
import { givenFields, holds, isNothing, withoutNull } from "@tenet/runtime";
import { z } from "zod";
import type { Task } from "./queue.contract.js";

export const TaskSchema = z.strictObject({
  priority: z.int().min(0).max(9),
  done: z.boolean(),
});

export const AddInputSchema = z.strictObject({
  task: TaskSchema,
});

export const HeapifyInputSchema = z.strictObject({
  list: z.array(TaskSchema).refine(
    (it: readonly Task[]) => holds(() => it.length <= 12),
    "expected of a length of at most 12",
  ),
});

export const PollInputSchema = z.preprocess(givenFields, z.strictObject({}));

export const PollResultSchema = z.union([TaskSchema, z.custom<undefined>(isNothing, "expected nothing")]).transform(withoutNull);

export const RemoveDoneInputSchema = z.preprocess(givenFields, z.strictObject({}));

export const RemoveDoneResultSchema = z.array(TaskSchema);

export const SizeInputSchema = z.preprocess(givenFields, z.strictObject({}));

export const SizeResultSchema = z.int();
