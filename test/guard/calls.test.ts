// What becomes of a call that is admitted: dependencies that fail, events, keys, errors, what is written down.
import { setTimeout as sleep } from "node:timers/promises";
import { type AuditRecord, type GuardOptions, memoryStore, PortTrouble, type Refused } from "@tenet/runtime/guard";
import { beforeAll, describe, expect, it } from "vitest";
import { agent, Desk, lead, ports, refuse, type Ticket, ticket } from "./desk.js";
import { desk as spec } from "./spec.js";
import { contractOf, type GuardModule, guardOf, refusalOf } from "./workshop.js";

let module: GuardModule;
beforeAll(async () => {
  module = await guardOf(contractOf("desk.spec.md", spec));
});

type Made = ConstructorParameters<typeof Desk>;

/** A guarded desk, and what came out of it. */
function opened(
  options: GuardOptions = {},
  {
    make = Desk,
    tickets = [ticket()],
    observed = true,
  }: { make?: new (...made: Made) => Desk; tickets?: readonly Ticket[]; observed?: boolean } = {},
) {
  let desk: Desk | undefined;
  const out = { events: [] as unknown[], errors: [] as unknown[], audit: [] as AuditRecord[] };
  const operations = module.guard(
    world => {
      desk = new make(world, tickets);
      return desk;
    },
    {
      ports,
      emit: event => out.events.push(event),
      onError: error => out.errors.push(error),
      audit: record => out.audit.push(record),
      ...(observed ? { observe: () => ({ tickets: desk!.tickets }) } : { undecided: "implementation" }),
      ...options,
    },
  );
  return { operations, desk: desk!, ...out };
}

const close = { id: "t_aaaa" };
const asLead = { actor: lead };
const mail = (send: () => unknown) => ({ ports: { ...ports, Mail: { send } } });
/** Answers before a timer could. */
const busy = async (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
  return "sent";
};
const failing = (code?: string) => () => Promise.reject(Object.assign(new Error("no"), code ? { code } : {}));

describe("a dependency", () => {
  it.each([
    ["is unavailable", failing("ECONNREFUSED"), "TRY_AGAIN", 503],
    [
      "throws at once",
      () => {
        throw new Error("no");
      },
      "TRY_AGAIN",
      503,
    ],
    ["holds everything up", () => busy(60), "TOO_SLOW", 504],
    ["answers too late", () => sleep(90, "sent"), "TOO_SLOW", 504],
    ["answers what is no answer", () => "lost", "BAD_MAIL", 502],
    ["refuses with a code of its own", failing("FULL"), "LATER", 503],
  ])(
    "that %s fails the call as the spec says, where the implementation lets it through",
    async (_, send, code, status) => {
      const { operations, desk, events, errors } = opened(mail(send));
      expect(await refusalOf(operations["close"]!(close, asLead))).toMatchObject({ code, status });
      expect(desk.tickets.get("t_aaaa")?.status).toBe("open");
      expect([events, errors]).toEqual([[], []]);
    },
  );

  it("that answers late all the same changes nothing any more", async () => {
    const { operations, desk, events } = opened(mail(() => sleep(60, "sent")));
    expect((await refusalOf(operations["close"]!(close, asLead))).code).toBe("TOO_SLOW");
    await sleep(60);
    expect([desk.tickets.get("t_aaaa")?.status, events]).toEqual(["open", []]);
  });

  it("is met as a PortTrouble, which the implementation may handle", async () => {
    const met: unknown[] = [];
    class Patient extends Desk {
      override async close(input: { id: string }, context: typeof asLead) {
        try {
          await this.world.ports.Mail.send("ada", "Printer");
        } catch (error) {
          met.push(error);
          throw error;
        }
        return super.close(input, context);
      }
    }
    const { operations } = opened(mail(failing("FULL")), { make: Patient });
    await refusalOf(operations["close"]!(close, asLead));
    expect(met[0]).toBeInstanceOf(PortTrouble);
    expect(met[0]).toMatchObject({ port: "Mail", operation: "send", trouble: "failed", code: "FULL" });
  });

  it("whose trouble was swallowed breaks the promise of its failure mode", async () => {
    class Careless extends Desk {
      override async close({ id }: { id: string }) {
        await Promise.resolve(this.world.ports.Mail.send("ada", "Printer")).catch(() => {});
        this.tickets.set(id, ticket({ status: "closed" }));
        this.world.emit({ event: "Closed", data: { id } });
      }
    }
    const { operations, events, errors } = opened(mail(failing()), { make: Careless });
    expect((await refusalOf(operations["close"]!(close, asLead))).code).toBe("INTERNAL");
    expect(String(errors[0])).toContain("help.desk/FM-1 is broken");
    expect(events).toEqual([]);
  });

  it("may have done what was asked, where its connection broke: the spec says what happens then", async () => {
    const broken = { ...ports, Clockwork: { book: failing("ETIMEDOUT") } };
    expect((await refusalOf(opened({ ports: broken }).operations["purge"]!({ key: "k" }, asLead))).code).toBe("UNSURE");
    const late = { ...ports, Clockwork: { book: () => sleep(90) } };
    const given = { ports: late, timeout: 20 };
    expect((await refusalOf(opened(given).operations["purge"]!({ key: "k" }, asLead))).code).toBe("UNSURE");
  });

  it("in trouble of a kind that the spec says nothing of is an error of the service", async () => {
    const away = { ...ports, Clockwork: { book: failing("ECONNREFUSED") } };
    const { operations, errors } = opened({ ports: away });
    const { code, details } = await refusalOf(operations["purge"]!({ key: "k" }, asLead));
    expect([code, typeof details.id]).toEqual(["INTERNAL", "string"]);
    expect(errors).toHaveLength(1);
  });

  it("must be asked as the spec says", async () => {
    class Silent extends Desk {
      override async close({ id }: { id: string }) {
        this.tickets.set(id, ticket({ status: "closed" }));
        this.world.emit({ event: "Closed", data: { id } });
      }
    }
    const { operations, errors } = opened({}, { make: Silent });
    expect((await refusalOf(operations["close"]!(close, asLead))).code).toBe("INTERNAL");
    expect(String(errors[0])).toContain('Mail.send("ada", "Printer") 1 times');
  });
});

describe("an event", () => {
  it("goes out once the operation has succeeded", async () => {
    const { operations, events } = opened();
    await operations["close"]!(close, asLead);
    expect(events).toEqual([{ event: "Closed", data: { id: "t_aaaa" } }]);
  });

  const sending = (data: unknown, event = "Closed") =>
    class extends Desk {
      override async close(input: { id: string }, context: typeof asLead) {
        await super.close(input, context);
        this.world.emit({ event, data });
      }
    };

  it.each([
    ["whose data do not fit", sending({ id: 5 }), "The data of Closed do not fit at id"],
    ["that the spec does not know", sending({}, "Lost"), "declares no event Lost"],
    ["that goes out twice", sending({ id: "t_aaaa" }), "Closed once"],
  ])("%s does not go out, nor does any other", async (_, make, said) => {
    const { operations, events, errors } = opened({}, { make });
    expect((await refusalOf(operations["close"]!(close, asLead))).code).toBe("INTERNAL");
    expect(String(errors[0])).toContain(said);
    expect(events).toEqual([]);
  });

  it("that cannot be handed on does not undo the call", async () => {
    const full = () => Promise.reject(new Error("queue is full"));
    const { operations, errors, desk } = opened({ emit: full });
    await operations["close"]!(close, asLead);
    expect(desk.tickets.get("t_aaaa")?.status).toBe("closed");
    expect(String(errors[0])).toContain("queue is full");
  });
});

describe("a key", () => {
  const open = { key: "k", id: "t_bbbb", title: "Mouse" };
  const asAgent = { actor: agent };

  it("that was used before is answered as then, and nothing happens", async () => {
    const { operations, desk, events } = opened();
    expect(await operations["open"]!(open, asAgent)).toBe(2);
    desk.tickets.set("t_cccc", ticket({ id: "t_cccc" }));
    expect(await operations["open"]!({ ...open, priority: 3 }, asAgent)).toBe(2);
    expect([desk.calls, events.length]).toEqual([["open"], 1]);
  });

  it.each([
    ["another input", { ...open, title: "Keys" }, asAgent],
    ["another caller", open, asLead],
  ])("that comes with %s is refused", async (_, input, context) => {
    const { operations, desk } = opened();
    await operations["open"]!(open, asAgent);
    expect((await refusalOf(operations["open"]!(input, context))).code).toBe("REUSED");
    expect(desk.calls).toEqual(["open"]);
  });

  it("is free again after its time, by the injected clock", async () => {
    let now = 0;
    const { operations, desk } = opened({ now: () => now }, { observed: false });
    await operations["open"]!(open, asAgent);
    now = 3_599_999;
    await operations["open"]!(open, asAgent);
    expect(desk.calls).toEqual(["open"]);
    now = 3_600_000;
    await operations["open"]!(open, asAgent);
    expect(desk.calls).toEqual(["open", "open"]);
  });

  it("of calls at the same time is used once: the others wait for the first", async () => {
    const { operations, desk } = opened();
    const all = await Promise.all([1, 2, 3].map(() => operations["open"]!(open, asAgent)));
    expect([all, desk.calls]).toEqual([[2, 2, 2], ["open"]]);
  });

  it("fails with the code for calls while the first is under way, where the spec has one", async () => {
    const { operations } = opened();
    const first = operations["purge"]!({ key: "k" }, asLead);
    expect((await refusalOf(operations["purge"]!({ key: "k" }, asLead))).code).toBe("RUNNING");
    await first;
    await operations["purge"]!({ key: "k" }, asLead);
  });

  it("of a call that failed may be used again", async () => {
    let away = true;
    const book = () => (away ? failing("ETIMEDOUT")() : Promise.resolve());
    const { operations, desk } = opened({ ports: { ...ports, Clockwork: { book } } });
    await refusalOf(operations["purge"]!({ key: "k" }, asLead));
    away = false;
    await operations["purge"]!({ key: "k" }, asLead);
    expect(desk.calls).toEqual(["purge", "purge"]);
  });

  it("is known to every guard that shares a store, which holds no value of an input", async () => {
    const store = memoryStore();
    const seen: string[] = [];
    const spying = {
      ...store,
      claim: (...args: Parameters<typeof store.claim>) => (seen.push(JSON.stringify(args)), store.claim(...args)),
    };
    const [one, two] = [opened({ store: spying }), opened({ store })];
    await one.operations["open"]!(open, asAgent);
    expect(await two.operations["open"]!(open, asAgent)).toBe(2);
    expect(two.desk.calls).toEqual([]);
    expect(seen.join()).not.toContain("Mouse");
  });
});

describe("a key of a call of which nobody knows what became", () => {
  const open = { key: "k", id: "t_bbbb", title: "Mouse" };
  const unsure = "it is not known how the first call with this key ended";
  const slips: Readonly<Record<string, (done: number) => number>> = {
    "throws an error of its own": () => {
      throw new Error("the connection was lost after COMMIT");
    },
    "answers what breaks a promise": done => done + 1,
    "throws a code that the operation has not": () => refuse("ODD"),
    "throws what cannot even be shown": () => {
      throw Array.from({ length: 9000 }).reduce<object>(cause => new Error("x", { cause }), new Error("x"));
    },
  };
  const slippingOnce = (slip: (done: number) => number) => {
    let isFirst = true;
    return class extends Desk {
      override async open(input: typeof open, context: { actor: typeof agent }) {
        const done = await super.open(input, context);
        if (!isFirst) return done;
        isFirst = false;
        return slip(done);
      }
    };
  };

  it.each(Object.keys(slips))("stays taken where it %s: a repeat does nothing", async name => {
    let now = 0;
    const given = { make: slippingOnce(slips[name]!) };
    const { operations, desk, events } = opened({ now: () => now }, given);
    const first = await refusalOf(operations["open"]!(open, { actor: agent }));
    expect(first).toMatchObject({ code: "INTERNAL", details: { retry: false } });
    const again = await refusalOf(operations["open"]!(open, { actor: agent }));
    expect(JSON.parse(JSON.stringify(again))).toEqual({ code: "INTERNAL", message: unsure, retry: false });
    const other = await refusalOf(operations["open"]!({ ...open, title: "Keys" }, { actor: agent }));
    expect(other.code).toBe("REUSED");
    expect([desk.calls, events]).toEqual([["open"], []]);
    // Until its time is over.
    now = 3_600_000;
    const late = await refusalOf(operations["open"]!(open, { actor: agent }));
    // Then the implementation might be asked again; here, a duty of the caller is not met any more.
    expect(late.code).toBe("INVALID_INPUT");
  });

  it("is free where the implementation was not called", async () => {
    const lookups = [() => Promise.reject(new Error("no database")), async () => ({})];
    const { operations, desk } = opened({ look: () => lookups.shift()!() });
    const told = await refusalOf(operations["open"]!(open, { actor: agent }));
    expect(told).toMatchObject({ code: "INTERNAL", details: { retry: true } });
    await operations["open"]!(open, { actor: agent });
    expect(desk.calls).toEqual(["open"]);
  });

  it("stays taken where the answer cannot be kept: the caller gets it, and the events go out", async () => {
    const store = { ...memoryStore(), put: () => Promise.reject(new Error("no store")) };
    const { operations, desk, events, errors } = opened({ store });
    expect(await operations["open"]!(open, { actor: agent })).toBe(2);
    expect([events.length, errors.map(String)]).toEqual([1, ["Error: no store"]]);
    expect((await refusalOf(operations["open"]!(open, { actor: agent }))).code).toBe("IN_PROGRESS");
    expect(desk.calls).toEqual(["open"]);
  });

  it("tells nobody to try again what is not idempotent, either", async () => {
    class Lost extends Desk {
      override async rename(input: { id: string; title: string }, context: { actor: typeof agent }) {
        await super.rename(input, context);
        throw new Error("lost");
      }
      override async read(): Promise<Ticket> {
        throw new Error("lost");
      }
    }
    const { operations } = opened({}, { make: Lost });
    const renamed = await refusalOf(operations["rename"]!({ id: "t_aaaa", title: "New" }, asLead));
    const read = await refusalOf(operations["read"]!(close, asLead));
    expect([renamed.details.retry, read.details.retry]).toEqual([false, true]);
  });
});

describe("whoever takes events and records", () => {
  it.each(["emit", "audit"] as const)("does not hold up the call where its %s never settles", async option => {
    const { operations, errors, desk } = opened({ [option]: () => new Promise(() => {}), handOver: 20 });
    await operations["close"]!(close, asLead);
    expect(desk.tickets.get("t_aaaa")?.status).toBe("closed");
    expect(errors.map(String)).toEqual([`Error: The option ${option} did not settle within 20 ms.`]);
  });
});

describe("an error that the spec does not know", () => {
  class Broken extends Desk {
    override async read(): Promise<Ticket> {
      throw Object.assign(new TypeError("cannot read x of undefined"), { code: "ERR_X" });
    }
  }

  it("is not shown to callers, who get an id by which it is found", async () => {
    const heard: { error: unknown; id: string | undefined }[] = [];
    const { operations } = opened({ onError: (error, { id }) => heard.push({ error, id }) }, { make: Broken });
    const told: Refused = await refusalOf(operations["read"]!(close, asLead));
    expect(told).toMatchObject({ code: "INTERNAL", status: 500, message: "something went wrong" });
    expect(JSON.stringify(told) + told.stack).not.toContain("cannot read");
    expect(heard).toHaveLength(1);
    expect(heard[0]!.id).toBe(told.details.id);
    expect(String((heard[0]!.error as Error).cause)).toContain("cannot read x of undefined");
  });

  it("changes nothing where whoever hears of it fails, too", async () => {
    const onError = () => {
      throw new Error("disk full");
    };
    expect((await refusalOf(opened({ onError }, { make: Broken }).operations["read"]!(close, asLead))).code).toBe(
      "INTERNAL",
    );
  });

  it("of a broken promise is told to the handler and not thrown where it is only observed", async () => {
    class Wrong extends Desk {
      override async read() {
        return ticket({ title: "Other" });
      }
    }
    const violations: string[] = [];
    const given: GuardOptions = { modes: "observe", onViolation: one => void violations.push(one.promise) };
    const { operations } = opened(given, { make: Wrong });
    expect(await operations["read"]!(close, asLead)).toMatchObject({ title: "Other" });
    expect(violations).toHaveLength(1);
  });
});

describe("the audit", () => {
  it("has a record of each call of an operation that sends out events, however it ended", async () => {
    const { operations, audit } = opened({ now: () => 5 });
    await operations["close"]!(close, asLead);
    await refusalOf(operations["close"]!({ id: "t_zzzz" }, asLead));
    await operations["read"]!(close, asLead);
    const same = { at: new Date(5), spec: "help.desk", operation: "close", actor: lead };
    expect(audit).toEqual([
      { ...same, input: close, outcome: "succeeded", events: ["Closed"] },
      { ...same, input: { id: "t_zzzz" }, outcome: "refused", code: "NOT_FOUND", events: [] },
    ]);
  });

  it("has a record of a call with an input that is nested too deep for anything", async () => {
    const deep = Array.from({ length: 3000 }).reduce<unknown[]>(inner => [inner], []);
    const { operations, audit } = opened();
    await refusalOf(operations["close"]!({ id: deep }, asLead));
    expect(audit).toMatchObject([
      { operation: "close", code: "INVALID_INPUT", input: { id: "«nested too deep to be shown»" } },
    ]);
  });

  it("has others where the service says so", async () => {
    const { operations, audit } = opened({ audited: ["read"] });
    await operations["read"]!(close, asLead);
    expect(audit.map(one => one.operation)).toEqual(["read"]);
  });
});
