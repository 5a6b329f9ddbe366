// Who gets in: inputs, callers, permissions and visibility, in the order of the language.
import type { GuardOptions } from "@tenet/runtime/guard";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, agent, Desk, guest, lead, other, ports, type Ticket, ticket } from "./desk.js";
import { desk as spec } from "./spec.js";
import { contractOf, type GuardModule, guardOf, refusalOf } from "./workshop.js";

let module: GuardModule;
beforeAll(async () => {
  module = await guardOf(contractOf("desk.spec.md", spec));
});

function opened(options: GuardOptions = {}, tickets: readonly Ticket[] = [ticket()], observed = true) {
  let made: Desk | undefined;
  const operations = module.guard(
    world => {
      made = new Desk(world, tickets);
      return made;
    },
    { ports, onError: console.log, ...sight(observed, () => made), ...options },
  );
  return { operations, desk: made! };
}

const blind = { undecided: "implementation" } as const;
const sight = (observed: boolean, made: () => Desk | undefined) =>
  observed ? { observe: () => ({ tickets: made()!.tickets }) } : blind;

const as = (actor: Actor | undefined) => ({ actor });

describe("an input that does not fit", () => {
  it("is refused before anything else, with its place and what was expected", async () => {
    const { operations, desk } = opened();
    const error = await refusalOf(operations["rename"]!({ id: "t_aaaa", title: "" }, as(undefined)));
    expect(error).toMatchObject({ code: "INVALID_INPUT", status: 422 });
    expect(error.details).toMatchObject({ place: "title", expected: "of a length from 1 to 400" });
    expect(desk.calls).toEqual([]);
  });

  it.each([
    ["a missing member", {}, "id", "a string"],
    ["a member of another type", { id: 5 }, "id", "a string"],
  ])("is refused where there is %s", async (_, input, place, expected) => {
    const { details } = await refusalOf(opened().operations["read"]!(input, as(lead)));
    expect(details).toMatchObject({ place });
    expect(details.expected).toContain(expected.replace("a ", ""));
  });

  it("is refused where it cannot be read, as by any call: with a promise", async () => {
    const unreadable = Object.defineProperty({}, "id", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    let call: Promise<unknown> | undefined;
    expect(() => {
      call = opened().operations["read"]!(unreadable, as(lead));
    }).not.toThrow();
    expect((await refusalOf(call!)).code).toBe("INVALID_INPUT");
  });

  it("may be said with a code of the service's own", async () => {
    const { operations } = opened({ codes: { invalid: "BAD_REQUEST" } });
    expect((await refusalOf(operations["read"]!({ id: "x" }, as(lead)))).code).toBe("BAD_REQUEST");
  });

  it("is judged after defaults are filled in, which reach the implementation", async () => {
    const seen: unknown[] = [];
    class Listening extends Desk {
      override async open(input: { id: string; title: string }, context: { actor: Actor }) {
        seen.push(input);
        return super.open(input, context);
      }
    }
    const operations = module.guard(world => new Listening(world, []), { ports, ...blind });
    await operations["open"]!({ key: "k", id: "t_bbbb", title: "Mouse" }, as(agent));
    expect(seen).toEqual([{ key: "k", id: "t_bbbb", title: "Mouse", priority: 3 }]);
  });
});

describe("who calls", () => {
  it.each([
    ["nobody", undefined],
    ["somebody of no known kind", { id: "x", team: "red", level: "owner" } as unknown as Actor],
    ["half a caller", { id: "x" } as unknown as Actor],
  ])("is refused where it is %s", async (_, actor) => {
    const { operations, desk } = opened();
    expect((await refusalOf(operations["purge"]!({ key: "k" }, as(actor)))).code).toBe("FORBIDDEN");
    expect(desk.calls).toEqual([]);
  });

  it("is refused with 401 where the service says so", async () => {
    const { operations } = opened({ codes: { unauthenticated: "UNAUTHENTICATED" } });
    expect(await refusalOf(operations["read"]!({ id: "t_aaaa" }))).toMatchObject({ status: 401 });
  });

  it("must be allowed by some role: the implementation never hears of another", async () => {
    const { operations, desk } = opened();
    expect(await refusalOf(operations["purge"]!({ key: "k" }, as(agent)))).toMatchObject({
      code: "FORBIDDEN",
      status: 403,
    });
    expect(await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(agent)))).toMatchObject({ code: "NOT_YOURS" });
    expect(desk.calls).toEqual([]);
    await operations["close"]!({ id: "t_aaaa" }, as(lead)).catch(console.log);
    expect(desk.calls).toEqual(["close"]);
  });

  it("does not see what is another team's: it does not exist, though the caller may close nothing either", async () => {
    const { operations, desk } = opened();
    expect((await refusalOf(operations["read"]!({ id: "t_aaaa" }, as(other)))).code).toBe("NOT_FOUND");
    const blue: Actor = { ...agent, team: "blue" };
    expect((await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(blue)))).code).toBe("NOT_FOUND");
    expect((await refusalOf(operations["close"]!({ id: "t_zzzz" }, as(guest)))).code).toBe("NOT_FOUND");
    expect(desk.calls).toEqual([]);
  });
});

describe("where the state is not observed", () => {
  it("there is no guard for permissions that read it, unless the implementation decides them", () => {
    expect(() => module.guard(world => new Desk(world), { ports })).toThrow(
      "The guard of help.desk needs the option look or observe: who may call read, rename, close depends on the state.",
    );
  });

  it("a call fails for which it is not told what decides, and the implementation never hears of it", async () => {
    const heard: unknown[] = [];
    const { operations, desk } = opened({ look: () => ({}), onError: error => heard.push(String(error)) });
    expect((await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(other)))).code).toBe("INTERNAL");
    expect(desk.calls).toEqual([]);
    expect(heard).toEqual([expect.stringContaining("help.desk/close.id.visible cannot be decided")]);
  });

  it("what can be told without it is refused all the same", async () => {
    const { operations, desk } = opened({}, [ticket()], false);
    expect((await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(guest)))).code).toBe("NOT_YOURS");
    expect(desk.calls).toEqual([]);
  });

  it("the rest is left to the implementation", async () => {
    const { operations, desk } = opened({}, [ticket()], false);
    expect((await refusalOf(operations["read"]!({ id: "t_aaaa" }, as(other)))).code).toBe("NOT_FOUND");
    expect(desk.calls).toEqual(["read"]);
  });

  it("what is looked up for the call decides, in the order of the language", async () => {
    const looks: unknown[] = [];
    const look: GuardOptions["look"] = async call => {
      looks.push(call);
      return { tickets: new Map([["t_aaaa", ticket()]]) };
    };
    const { operations, desk } = opened({ look }, [ticket()], false);
    expect((await refusalOf(operations["close"]!({ id: "t_aaaa" }, as({ ...guest, team: "blue" })))).code).toBe(
      "NOT_FOUND",
    );
    expect((await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(agent)))).code).toBe("NOT_YOURS");
    expect(desk.calls).toEqual([]);
    expect(looks[0]).toMatchObject({ operation: "close", input: { id: "t_aaaa" }, actor: { team: "blue" } });
  });
});

describe("what the caller may not see", () => {
  it("is told apart from what does not exist in nothing that goes out", async () => {
    const { operations } = opened();
    const hidden = await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(other)));
    const absent = await refusalOf(operations["close"]!({ id: "t_zzzz" }, as(other)));
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(absent));
    expect(JSON.parse(JSON.stringify(hidden))).toEqual({
      code: "NOT_FOUND",
      message: "there is no such ticket",
      retry: false,
    });
    expect([hidden.status, hidden.message, hidden.data]).toEqual([absent.status, absent.message, absent.data]);
    // For the service's own logs.
    expect([hidden, absent].map(one => one.details.promise)).toEqual([
      "help.desk/close.id.visible",
      "help.desk/close.id.refers",
    ]);
  });
});

describe("other refusals", () => {
  it("are made by the guard where they read nothing of the state, and no other may come first", async () => {
    const { operations, desk } = opened();
    const long = { id: "t_aaaa", title: "x".repeat(41) };
    expect(await refusalOf(operations["rename"]!(long, as(lead)))).toMatchObject({
      code: "LONG",
      details: { promise: "help.desk/REN-1" },
    });
    expect((await refusalOf(operations["rename"]!(long, as(guest)))).code).toBe("NOT_YOURS");
    expect(desk.calls).toEqual([]);
  });

  it("come from the implementation where they read the state, with the data that the spec declares", async () => {
    const { operations } = opened({}, [ticket({ status: "closed" })]);
    expect(await refusalOf(operations["rename"]!({ id: "t_aaaa", title: "New" }, as(lead)))).toMatchObject({
      code: "CLOSED",
      status: 409,
      message: "it was closed",
      details: { data: { since: "2020-01-01" } },
    });
  });

  it("keep data to themselves that do not fit, and say so to the service", async () => {
    const heard: unknown[] = [];
    const { operations } = opened({ onError: error => heard.push(String(error)) }, [ticket({ status: "closed" })]);
    const error = await refusalOf(operations["close"]!({ id: "t_aaaa" }, as(lead)));
    expect(error.code).toBe("CLOSED");
    expect(error.details).not.toHaveProperty("data");
    expect(heard).toEqual(["TypeError: The data of CLOSED do not fit at since: expected date."]);
  });

  it("of the caller's duties are those of an input that does not fit", async () => {
    const { operations } = opened();
    const taken = { key: "k", id: "t_aaaa", title: "Mouse" };
    const error = await refusalOf(operations["open"]!(taken, as(agent)));
    expect(error).toMatchObject({
      code: "INVALID_INPUT",
      details: { expected: "!(id in tickets)", promise: "help.desk/OPN-1" },
    });
  });
});

describe("a wrapped implementation", () => {
  it("offers its operations and nothing else", () => {
    const { operations } = opened();
    expect(Object.keys(operations).sort()).toEqual(["close", "open", "purge", "read", "rename"]);
  });

  it("must be made of the guard's dependencies and have every operation", () => {
    expect(() => module.guard({}, { ports, ...blind })).toThrow(/needs a function that makes the implementation/);
    const partial = (): object => ({ read: () => undefined });
    expect(() => module.guard(partial, { ports, ...blind })).toThrow(/has no operation rename/);
    expect(() => module.guard(world => new Desk(world), blind)).toThrow(/needs the dependency Mail.send/);
  });

  it("takes no name in its options that no operation has", () => {
    const misspelt = { ports, ...blind, audited: ["read", "clsoe"] };
    expect(() => module.guard(world => new Desk(world), misspelt)).toThrow(
      "The option audited names clsoe, which is no operation of help.desk.",
    );
  });

  it("says the status of every code", () => {
    const codes = ["NOT_FOUND", "TOO_SLOW", "INVALID_INPUT", "INTERNAL", "UNKNOWN"];
    expect(codes.map(module.statusOf)).toEqual([404, 504, 422, 500, 400]);
  });
});
