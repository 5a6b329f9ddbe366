/** What calls are drawn for. */
import type { Aim, Arbitraries, Target } from "../arbitraries/types.js";

/** The id of a refusal, a precondition or a failure mode; undefined: that calls succeed. */
export function idOf(target: Target | undefined): string | undefined {
  return target && ("breaks" in target ? target.breaks : target.mode);
}

/** What inputs are to break. */
export function aimOf(arbitraries: Arbitraries, operation: string, target: Target | undefined): Aim | undefined {
  return target && "breaks" in target && !isWorlds(arbitraries, operation, target) ? target : undefined;
}

/** Whether the refusal hangs on the world around the call, so that no input breaks it. */
export function isWorlds({ aims }: Arbitraries, operation: string, target: Target | undefined): boolean {
  return target !== undefined && "breaks" in target && aims?.(operation, target.breaks) === false;
}
