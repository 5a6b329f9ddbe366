/** Literals of the implementation and of the spec, for values that ordinary draws would never come to. */
import type { Contract } from "@tenet/checker";
import type { Implementation } from "../options.js";
import { type Literals, together } from "./literals.js";
import { literalsOfModules } from "./modules.js";
import { literalsOfSpec } from "./spec.js";

export type { Literals } from "./literals.js";

/** Where there is no source to read, the spec's own are left. */
export function mine(contract: Contract, implementation: Implementation): Literals {
  return together(literalsOfModules(implementation), literalsOfSpec(contract));
}
