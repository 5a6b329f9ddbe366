/** What stands at the head of a generated file whose format has no comments. */
import type { Contract } from "@tenet/checker";

export function notice(contract: Contract, what: string): string {
  return `${what} ${contract.spec} ${contract.version}, generated from ${contract.path}. Do not edit: \`spec compile\` writes it anew. Source: sha256:${contract.hash}`;
}
