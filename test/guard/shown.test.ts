// What a guard shows to the service: errors that loggers can print, records that cost nothing, digests that tell nothing.
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { coverSecrets, statistics } from "@tenet/runtime";
import { type GuardOptions, guardWith, memoryStore } from "@tenet/runtime/guard";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { till } from "../runtime/till.js";
import { agent, Desk, lead, ports, type Ticket } from "./desk.js";
import { desk as spec } from "./spec.js";
import { type Canaries, places, planted, Vault } from "./vault.js";
import { vault as vaultSpec } from "./vault-spec.js";
import { contractOf, type GuardModule, guardOf, refusalOf } from "./workshop.js";

let desks: GuardModule;
let vaults: GuardModule;
beforeAll(async () => {
  desks = await guardOf(contractOf("desk.spec.md", spec));
  vaults = await guardOf(contractOf("vault.spec.md", vaultSpec));
});

const close = { id: "t_aaaa" };
const asLead = { actor: lead };

describe("an error for the service", () => {
  class Hidden extends Error {
    readonly #key = 5;
    get key() {
      return this.#key;
    }
    toJSON() {
      return { key: this.#key };
    }
  }
  class Plain extends Error {
    override readonly name = "Plain";
    readonly detail = 7;
  }
  const told = async (thrown: unknown) => {
    const heard: { cause?: Error & { code?: unknown; detail?: unknown } }[] = [];
    class Broken extends Desk {
      override async read(): Promise<Ticket> {
        throw thrown;
      }
    }
    const made = new Broken({ ports } as never);
    const operations = desks.guard(() => made, {
      ports,
      observe: () => ({ tickets: made.tickets }),
      onError: error => heard.push(error as (typeof heard)[number]),
    });
    await refusalOf(operations["read"]!(close, asLead));
    return heard[0]!.cause!;
  };

  it.each([
    ["a class of the platform", AbortSignal.abort().reason as Error, "AbortError: This operation was aborted", 20],
    ["a class with private fields", new Hidden("no"), "Hidden: no", undefined],
    ["an error that was frozen", Object.freeze(new RangeError("no")), "RangeError: no", undefined],
  ])("can be printed where it is of %s", async (_, error, said, code) => {
    const shown = await told(error);
    expect(String(shown)).toBe(said);
    expect(inspect(shown)).toContain(said.split(": ")[1]);
    expect(() => [JSON.stringify(shown), ...Object.values(shown)]).not.toThrow();
    expect(shown.code).toBe(code);
  });

  it("holds no function, on which anything may hang", async () => {
    const thrown = Object.assign(() => 1, { pin: "4711" });
    expect(await told(thrown)).toBe("«a function»");
    expect(await told(Object.assign(new Error("no"), { thrown }))).toMatchObject({ thrown: "«a function»" });
  });

  it("is of its class where that can be", async () => {
    const shown = await told(new Plain("no"));
    expect(shown).toBeInstanceOf(Plain);
    expect(shown.detail).toBe(7);
    expect(await told(new Hidden("no"))).not.toBeInstanceOf(Hidden);
  });
});

describe("the state", () => {
  class Counting extends Map<string, never> {
    seen = 0;
    override *[Symbol.iterator](): MapIterator<[string, never]> {
      this.seen += 1;
      yield* super[Symbol.iterator]();
    }
  }
  const drawn: Canaries = fc.sample(
    fc.record({
      texts: fc.constant(Array.from({ length: places }, (_, at) => `canary number ${at}`)),
      pin: fc.constant(7_123_456_789),
      born: fc.constant("1913-01-11"),
      at: fc.constant(new Date(5_000_000_000_001)),
      seal: fc.constant(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)),
    }),
    1,
  )[0]!;

  it("is gone through for its secrets where a text may hold them, never for the record of a call", async () => {
    const plant = planted(drawn);
    const boxes = new Counting([...plant.boxes] as never);
    let fails = false;
    const records: unknown[] = [];
    const operations = vaults.guard(
      world =>
        new Vault(world, { ...plant, boxes: boxes as never }, (vault, input) => {
          if (fails) throw new Error("master canary number 12");
          return vault.right(input);
        }),
      {
        ports: { Bank: { check: async () => ({ reference: plant.receipt }) } },
        observe: () => ({ boxes, codes: plant.codes }),
        audit: record => records.push(record),
        onError: error => records.push(error),
        modes: "off",
      },
    );
    await operations["put"]!(plant.input, { actor: plant.actor });
    expect([boxes.seen, inspect(records, { depth: 9 }).includes("canary")]).toEqual([0, false]);
    fails = true;
    await refusalOf(operations["put"]!(plant.input, { actor: plant.actor }));
    expect([boxes.seen, inspect(records, { depth: 9 }).includes("canary")]).toEqual([1, false]);
    expect(inspect(records)).toContain("master «secret»");
  });
});

describe("what is kept of idempotent calls", () => {
  const open = { key: "4711", id: "t_bbbb", title: "Mouse" };
  const keyed = spec.replace("| key      | string  | length from", "| key      | string  | secret, length from");
  const spying = () => {
    const kept: string[] = [];
    const store = memoryStore();
    return {
      kept,
      store: {
        ...store,
        claim: (...args: Parameters<typeof store.claim>) => (
          kept.push(`${args[0]} ${args[1].request}`), store.claim(...args)
        ),
      },
    };
  };
  const made = (module: GuardModule, options: GuardOptions) => {
    const desk = new Desk({ ports, emit: () => {}, now: () => 0 });
    const given = { ports, undecided: "implementation" as const, ...options };
    return { desk, open: module.guard(world => Object.assign(desk, { world }), given)["open"]! };
  };

  it("cannot be guessed: in a store for others, secrets need a key of their own", async () => {
    const module = await guardOf(contractOf("desk.spec.md", keyed));
    const { kept, store } = spying();
    expect(() => made(module, { store })).toThrow("The guard of help.desk needs the option digestKey");
    const [one, two] = [made(module, { store, digestKey: "a" }), made(module, { store, digestKey: "a" })];
    await one.open(open, { actor: agent });
    await two.open(open, { actor: agent });
    expect([one.desk.calls, two.desk.calls]).toEqual([["open"], []]);
    await made(module, { store, digestKey: "b" }).open(open, { actor: agent });
    expect(new Set(kept).size).toBe(2);
    const plain = createHash("sha256").update('["help.desk","open","4711"]').digest("hex");
    expect([kept[0]!.includes(plain), kept[0]!.includes("4711")]).toEqual([false, false]);
    expect(() => made(module, {})).not.toThrow();
  });

  it("is who calls, unless the key says who that is", async () => {
    const promoted = { actor: { ...agent, level: "lead" as const } };
    const plain = made(desks, {});
    await plain.open(open, { actor: agent });
    expect((await refusalOf(plain.open(open, promoted))).code).toBe("REUSED");
    const module = await guardOf(
      contractOf("desk.spec.md", spec.replace("Idempotent by `key` for", "Idempotent by `[actor.id, key]` for")),
    );
    const own = made(module, {});
    await own.open(open, { actor: agent });
    expect(await own.open(open, promoted)).toBe(2);
    expect(own.desk.calls).toEqual(["open"]);
  });
});

it("counts the calls of all guards over one implementation together", async () => {
  const plan = { contract: till, operations: {}, ports: {}, events: {}, errors: {} };
  const desk = { take: () => "wrong", peek: () => 1 };
  const [one, two] = [guardWith(plan as never, desk), guardWith(plan as never, desk)];
  const taken = await refusalOf(one["take"]!({ id: "a", amount: 1 }) as Promise<unknown>);
  expect(taken.code).toBe("INTERNAL");
  expect(
    [one, two].map(guarded => [statistics(guarded).checked, Object.values(statistics(guarded).violations)]),
  ).toEqual([
    [1, [1]],
    [1, [1]],
  ]);
});

it.each(["pin is hunter…", "pin is hunter..."])("a secret cut short is covered: %s", text => {
  expect(coverSecrets(text, new Map([["hunter22", "secret"]]))).toBe(text.replace("hunter", "«secret»"));
});
