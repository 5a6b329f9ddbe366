/** Literals of the implementation and of the spec, for values that ordinary draws would never come to. */
import type { Contract } from "@tenet/checker";
import type { Implementation } from "../options.js";
import { type Literals, noLiterals, together } from "./literals.js";
import { literalsOfSpec } from "./spec.js";

export type { Literals } from "./literals.js";

/** Never fails: where the implementation cannot be read, the spec's own are left. */
export async function mine(contract: Contract, implementation: Implementation): Promise<Literals> {
  const { askAside } = await import("../static/aside.js");
  const found = await askAside("literals", implementation).catch(() => noLiterals);
  return together(found, literalsOfSpec(contract));
}
