/** Which HTTP status a code stands for: what the spec's Errors say, else by where the code comes from. */
import type { Contract } from "@tenet/checker";

/** Codes that a service may answer with though no spec lists them. The guard of generated code has the same. */
export const ownStatuses: Readonly<Record<string, number>> = {
  INVALID_INPUT: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  IN_PROGRESS: 409,
  INTERNAL: 500,
};

/** The status of every code of the contract: 403 of a permission, 503 of a failure mode, 409 of any other refusal. */
export function statusesOf(contract: Contract): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const say = (code: string, status: number | undefined) => {
    if (status !== undefined && !found.has(code)) found.set(code, status);
  };
  for (const { code, status } of contract.errorCodes) say(code, status);
  for (const { refusals, mayFail } of contract.operations)
    for (const code of [...refusals.map(one => one.code), ...mayFail])
      say(code, Object.hasOwn(ownStatuses, code) ? ownStatuses[code] : undefined);
  for (const { refusals } of contract.operations)
    for (const { code, from } of refusals) say(code, from === "permission" ? 403 : 409);
  for (const { outcome } of contract.failureModes) if (outcome.kind === "fails") say(outcome.code, 503);
  for (const { mayFail } of contract.operations) for (const code of mayFail) say(code, 409);
  return found;
}
