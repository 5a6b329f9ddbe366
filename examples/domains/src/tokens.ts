import type {
  AuthorizeInput,
  Client,
  ClientId,
  Code,
  ExchangeInput,
  Family,
  FamilyId,
  Issued,
  RefreshInput,
  RevokeInput,
  Scope,
  Secret,
  Token,
  TokensRefusal,
  TokensState,
} from "../generated/tokens.contract.js";
import { s256 } from "../reference.js";
import { Refused } from "./refused.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An authorization server in memory. What it must do stands in tokens.spec.md. */
export class Tokens {
  readonly clients: Map<ClientId, Client>;
  readonly codes: Map<Secret, Code>;
  readonly families: Map<FamilyId, Family>;
  readonly tokens: Map<Secret, Token>;

  constructor(
    state: TokensState,
    protected readonly now: () => number,
    private readonly newId: (kind: string) => string,
  ) {
    this.clients = new Map(state.clients);
    this.codes = new Map(state.codes);
    this.families = new Map(state.families);
    this.tokens = new Map(state.tokens);
  }

  authorize({ client, address, challenge, scopes }: AuthorizeInput): Secret {
    const known = this.clients.get(client) ?? no("INVALID_CLIENT");
    if (!known.addresses.includes(address)) no("INVALID_REQUEST");
    if (![...scopes].every(scope => known.scopes.has(scope))) no("INVALID_SCOPE");
    const value = this.fresh("code", this.codes);
    const expiresAt = new Date(this.now() + 10 * minute);
    this.codes.set(value, { value, client, address, challenge, scopes, expiresAt });
    return value;
  }

  exchange({ code, client, address, verifier }: ExchangeInput): Issued {
    const found = this.codes.get(code) ?? no("INVALID_GRANT");
    if (found.client !== client) no("INVALID_GRANT");
    if (found.family !== undefined) this.stolen(found.family);
    if (this.now() >= found.expiresAt.getTime()) no("INVALID_GRANT");
    if (found.address !== address || s256(verifier) !== found.challenge) no("INVALID_GRANT");
    const family = this.freshFamily();
    this.codes.set(code, { ...found, family });
    this.families.set(family, { id: family, client, scopes: found.scopes });
    return this.issue(family, found.scopes);
  }

  refresh({ token, client }: RefreshInput): Issued {
    const found = this.tokens.get(token) ?? no("INVALID_GRANT");
    const family = this.families.get(found.family);
    if (found.kind !== "refresh" || family?.client !== client) no("INVALID_GRANT");
    if (found.usedAt !== undefined) this.stolen(found.family);
    if (family.revokedAt !== undefined || this.now() >= found.expiresAt.getTime()) no("INVALID_GRANT");
    this.tokens.set(token, { ...found, usedAt: new Date(this.now()) });
    return this.issue(found.family, found.scopes);
  }

  revoke({ token, client }: RevokeInput): void {
    const family = this.families.get(this.tokens.get(token)?.family ?? "");
    if (family?.client === client) this.end(family.id);
  }

  introspect({ token }: { token: Secret }): { active: boolean; scopes: ReadonlySet<Scope> } {
    const found = this.tokens.get(token);
    const active = found !== undefined && this.isLive(found);
    return { active, scopes: active ? found.scopes : new Set() };
  }

  private isLive({ expiresAt, usedAt, family }: Token): boolean {
    const home = this.families.get(family);
    return (
      this.now() < expiresAt.getTime() && usedAt === undefined && home !== undefined && home.revokedAt === undefined
    );
  }

  /** Somebody uses a second time what is good for once. */
  protected stolen(family: FamilyId): never {
    this.end(family);
    return no("INVALID_GRANT");
  }

  protected end(id: FamilyId): void {
    const family = this.families.get(id);
    if (family !== undefined && family.revokedAt === undefined)
      this.families.set(id, { ...family, revokedAt: new Date(this.now()) });
  }

  private issue(family: FamilyId, scopes: ReadonlySet<Scope>): Issued {
    const add = (kind: Token["kind"], lasts: number): Secret => {
      const value = this.fresh(kind, this.tokens);
      this.tokens.set(value, { value, kind, family, scopes, expiresAt: new Date(this.now() + lasts) });
      return value;
    };
    return { access: add("access", hour), refresh: add("refresh", 30 * day), family };
  }

  private fresh(kind: string, taken: ReadonlyMap<Secret, unknown>): Secret {
    for (;;) {
      const value = `${this.newId(kind)}`.padEnd(43, "_");
      if (!taken.has(value)) return value;
    }
  }

  private freshFamily(): FamilyId {
    for (;;) {
      const id = this.newId("uuid");
      if (!this.families.has(id)) return id;
    }
  }
}

function no(code: TokensRefusal): never {
  throw new Refused(code);
}
