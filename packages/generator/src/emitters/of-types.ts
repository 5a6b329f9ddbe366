/** A question about declared types, which may hold themselves. */
import type { Contract, TypeDeclaration } from "@tenet/checker";

export class OfTypes {
  private readonly known = new Map<string, boolean>();
  /** The types that are being asked. */
  private readonly open = new Set<string>();

  constructor(private readonly contract: Contract) {}

  /** Whether it is so of the type or of one inside; `ask` asks of a declaration, and comes back here for those inside. */
  of(name: string, ask: (type: TypeDeclaration) => boolean): boolean {
    const found = this.contract.types.find(one => one.name === name);
    if (found === undefined || this.open.has(name)) return false;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    this.open.add(name);
    const answer = ask(found);
    this.open.delete(name);
    // Inside a type that holds itself, the answer of that one is still missing.
    if (answer || this.open.size === 0) this.known.set(name, answer);
    return answer;
  }
}
