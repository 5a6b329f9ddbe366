/** A vault that gives away what it is told, in as many ways as implementations do. */
import { type GuardWorld, Refused } from "@tenet/runtime/guard";

export interface Person {
  readonly name: string;
  readonly level: number;
}

export interface Box {
  readonly id: string;
  readonly master: string;
  readonly owners: readonly Person[];
  readonly opened: number;
}

/** A value for each place that is secret or personal; no two are the same, and none stands anywhere else. */
export interface Canaries {
  readonly texts: readonly string[];
  readonly pin: number;
  readonly born: string;
  readonly at: Date;
  readonly seal: Uint8Array;
}

export interface Planted {
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Person;
  readonly boxes: Map<string, Box>;
  readonly codes: Map<string, string>;
  readonly receipt: string;
  readonly person: (at: number) => Person;
}

/** How many texts are planted. */
export const places = 18;

export function planted({ texts, pin, born, at, seal }: Canaries): Planted {
  const text = (index: number) => texts[index]!;
  const person = (index: number): Person => ({ name: text(index), level: 2 });
  return {
    input: {
      id: "box",
      token: text(0),
      pin,
      person: person(1),
      people: [person(2), person(3)],
      names: new Map([["a", text(4)]]),
      sealed: new Map([[text(5), 1]]),
      loose: { [text(6)]: text(7) },
      pair: [1, text(8)],
      payment: { kind: "card", number: text(9), owner: person(10) },
      born,
      at,
      seal,
    },
    actor: person(11),
    boxes: new Map([["box", { id: "box", master: text(12), owners: [person(13), person(14)], opened: 1 }]]),
    codes: new Map([[text(15), "box"]]),
    receipt: text(16),
    person,
  };
}

type Ports = { readonly Bank: { check(token: unknown, person: unknown): Promise<{ reference: string }> } };
type Put = (vault: Vault, input: any) => unknown;

export class Vault {
  constructor(
    readonly world: GuardWorld<Ports, unknown>,
    readonly secrets: Planted,
    private readonly how: Put,
  ) {}

  put(input: unknown): unknown {
    return this.how(this, input);
  }

  /** As the spec says. */
  async right(input: any): Promise<{ count: number; receipt: string; owner: Person }> {
    const { reference } = await this.world.ports.Bank.check(input.token, input.person);
    const box = this.secrets.boxes.get("box")!;
    this.secrets.boxes.set("box", { ...box, opened: box.opened + 1 });
    this.world.emit({ event: "Stored", data: { id: input.id, who: input.person, token: input.token } });
    return { count: box.opened + 1, receipt: reference, owner: box.owners[0]! };
  }
}

/** Everything that the implementation knows, as text. */
function everything({ secrets }: Vault, input: any): string {
  const plain = (value: unknown): unknown => {
    if (value instanceof Map) return [...value].map(entry => entry.map(plain));
    if (value instanceof Uint8Array) return `bytes [${[...value].join(", ")}]`;
    return value;
  };
  return JSON.stringify({ ...input, ...secrets, input: undefined }, (_, value) => plain(value));
}

/** By name: what the implementation, or its dependency, does. */
export const leaks: Readonly<
  Record<
    string,
    {
      readonly put?: Put;
      readonly check?: (vault: Planted) => unknown;
      readonly input?: (given: any, plant: Planted) => object;
    }
  >
> = {
  "throws all it knows": {
    put: async (vault, input) => {
      await vault.right(input);
      const known = everything(vault, input);
      const cause = new AggregateError([new Error(known)], known);
      throw Object.assign(new Error(known, { cause }), { detail: known, row: { ...input }, code: "ERR_DB" });
    },
  },
  "throws an address and a text cut short": {
    put: (_, input) => {
      throw new Error(`GET /boxes?token=${encodeURIComponent(input.token)} ${input.person.name.slice(0, -3)}…`);
    },
  },
  "throws what is no error": {
    put: async (vault, input) => {
      await vault.right(input);
      throw { input, known: everything(vault, input) };
    },
  },
  "refuses with a message and data": {
    put: async (vault, input) => {
      await vault.right(input);
      const known = everything(vault, input);
      throw Object.assign(new Error(known), { code: "FULL", data: { hint: input.token } });
    },
  },
  "refuses with a Refused of its own": {
    put: async (vault, input) => {
      await vault.right(input);
      throw new Refused("FULL", everything(vault, input), { status: 409, data: { hint: input.token } });
    },
  },
  "refuses with data that do not fit": {
    put: async (vault, input) => {
      await vault.right(input);
      throw Object.assign(new Error("full"), { code: "FULL", data: { hint: "", more: everything(vault, input) } });
    },
  },
  "answers another count": { put: async (vault, input) => ({ ...(await vault.right(input)), count: 999 }) },
  "answers another receipt": {
    put: async (vault, input) => ({ ...(await vault.right(input)), receipt: vault.secrets.person(17).name }),
  },
  "answers another owner": { put: async (vault, input) => ({ ...(await vault.right(input)), owner: input.person }) },
  "answers out of type": {
    put: async (vault, input) => ({
      ...(await vault.right(input)),
      receipt: [input.token],
      extra: everything(vault, input),
    }),
  },
  "opens the box for good": {
    put: async (vault, input) => {
      const answer = await vault.right(input);
      const box = vault.secrets.boxes.get("box")!;
      vault.secrets.boxes.set("box", { ...box, opened: 70 });
      return { ...answer, count: 70 };
    },
  },
  "sends out another event": {
    put: async (vault, input) => {
      const answer = await vault.right(input);
      vault.world.emit({ event: "Stored", data: { id: "box", who: vault.secrets.person(17), token: input.token } });
      return answer;
    },
  },
  "sends out an event that does not fit": {
    put: async (vault, input) => {
      const answer = await vault.right(input);
      vault.world.emit({ event: "Stored", data: { id: "box", who: input.token, token: [input.token] } });
      return answer;
    },
  },
  "asks about somebody else": {
    put: (vault, input) => vault.right({ ...input, token: vault.secrets.person(17).name }),
  },
  "has a bank that says why it is away": {
    check: plant =>
      Promise.reject(new Error(`${plant.receipt} ${JSON.stringify(plant.input["token"])}`, { cause: plant.actor })),
  },
  "has a bank that refuses": {
    check: plant =>
      Promise.reject(Object.assign(new Error(plant.receipt), { code: "REFUSED", body: plant.input["token"] })),
  },
  "makes nothing of a bank that answers out of type": {
    check: plant => ({ reference: [plant.receipt] }),
    put: (vault, input) =>
      vault
        .right(input)
        .catch(() => ({ count: 1, receipt: "none", owner: vault.secrets.boxes.get("box")!.owners[0]! })),
  },
  "is given too much": { input: given => ({ ...given, people: Array.from({ length: 11 }, () => given.person) }) },
  "is given a secret key of a wrong kind": {
    input: (given, plant) => ({ ...given, sealed: new Map([[plant.input["token"], "no number"]]) }),
  },
  "is given what is no secret": { input: given => ({ ...given, token: { held: given.token } }) },
  succeeds: {},
};
