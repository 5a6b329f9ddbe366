/** A right desk in memory, of which tests make wrong ones; every step of it can be replaced. */
import type { GuardWorld } from "@tenet/runtime/guard";

export interface Ticket {
  readonly id: string;
  readonly team: string;
  readonly author: string;
  readonly title: string;
  readonly status: "open" | "closed";
}

export interface Actor {
  readonly id: string;
  readonly team: string;
  readonly level: "guest" | "agent" | "lead";
}

export interface Ports {
  readonly Mail: { send(to: string, text: string): unknown };
  readonly Clockwork: { book(id: string): unknown };
}

type Context = { readonly actor: Actor };

export const lead: Actor = { id: "ada", team: "red", level: "lead" };
export const agent: Actor = { id: "bob", team: "red", level: "agent" };
export const other: Actor = { id: "cleo", team: "blue", level: "lead" };
export const guest: Actor = { id: "gus", team: "red", level: "guest" };

export const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  id: "t_aaaa",
  team: "red",
  author: "ada",
  title: "Printer",
  status: "open",
  ...more,
});

export const ports: Ports = { Mail: { send: async () => "sent" }, Clockwork: { book: async () => undefined } };

export const refuse = (code: string, more: object = {}): never => {
  throw Object.assign(new Error(code), { code, ...more });
};

export class Desk {
  readonly tickets: Map<string, Ticket>;
  calls: string[] = [];

  constructor(
    protected readonly world: GuardWorld<Ports, unknown>,
    tickets: readonly Ticket[] = [ticket()],
  ) {
    this.tickets = new Map(tickets.map(one => [one.id, one]));
  }

  private found(id: string, { actor }: Context): Ticket {
    const found = this.tickets.get(id);
    return found === undefined || found.team !== actor.team ? refuse("NOT_FOUND") : found;
  }

  async read({ id }: { id: string }, context: Context): Promise<Ticket> {
    this.calls.push("read");
    return this.found(id, context);
  }

  async rename({ id, title }: { id: string; title: string }, context: Context): Promise<void> {
    this.calls.push("rename");
    const found = this.found(id, context);
    if (found.status === "closed") refuse("CLOSED", { data: { since: "2020-01-01" } });
    this.tickets.set(id, { ...found, title });
  }

  async close({ id }: { id: string }, context: Context): Promise<void> {
    this.calls.push("close");
    const found = this.found(id, context);
    if (found.status === "closed") refuse("CLOSED", { data: { since: "never" } });
    await this.world.ports.Mail.send(found.author, found.title);
    this.tickets.set(id, { ...found, status: "closed" });
    this.world.emit({ event: "Closed", data: { id } });
  }

  async open({ id, title }: { id: string; title: string }, { actor }: Context): Promise<number> {
    this.calls.push("open");
    this.tickets.set(id, ticket({ id, title, team: actor.team, author: actor.id }));
    this.world.emit({ event: "Opened", data: { id, title } });
    return this.tickets.size;
  }

  async purge(): Promise<void> {
    this.calls.push("purge");
    await this.world.ports.Clockwork.book("t_aaaa");
    this.tickets.clear();
  }
}
