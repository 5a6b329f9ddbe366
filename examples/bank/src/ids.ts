import type { AccountId } from "../generated/bank.contract.js";

/** Counts up in base 36: `acc_00000000`, `acc_00000001`, … */
export function accountIds(): () => AccountId {
  let next = 0;
  return () => `acc_${(next++).toString(36).padStart(8, "0")}`;
}
