import { ContractViolation, type Violation } from "@tenet/runtime";

/** The broken promise that the call ends with. */
export function broken(call: () => unknown): Violation {
  try {
    call();
  } catch (error) {
    if (error instanceof ContractViolation) return error.violation;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
