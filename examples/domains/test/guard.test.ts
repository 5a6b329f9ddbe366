// The services of the examples behind their guards: what is right is let through, in any order of calls.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contract as devicesContract } from "../generated/devices.contract.js";
import { guard as guardDevices } from "../generated/devices.guard.js";
import { contract as paymentsContract } from "../generated/payments.contract.js";
import { guard as guardPayments } from "../generated/payments.guard.js";
import { guard as guardTokens } from "../generated/tokens.guard.js";
import { Devices } from "../src/devices.js";
import { Payments } from "../src/payments.js";
import { Tokens } from "../src/tokens.js";

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Of the values, those that the operation takes. */
function inputFor(contract: typeof devicesContract, operation: string, values: object) {
  const names = contract.operations[operation]!.parameters.flat();
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

/** Names that nobody used before. */
function names() {
  let made = 0;
  return (kind: string) =>
    kind === "uuid" || /^[A-Z]/.test(kind) || kind === "command" ? uuid(++made + 100) : `${kind}_${++made}`;
}

describe("payments", () => {
  const answers = ["approved", "approved", "customer_needed", "declined", "fails", "odd"] as const;
  const step = fc.record({
    operation: fc.constantFrom("ask", "confirm", "bankReports", "capture", "cancel", "refund", "status"),
    at: fc.nat(2),
    key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    amount: fc.constantFrom(0, 50, 50, 60),
    answer: fc.constantFrom(...answers),
    wait: fc.constantFrom(0, 0, 0, 1_000, 86_400_000 * 8),
  });
  const down = () => Promise.reject(Object.assign(new Error("no"), { code: "ECONNREFUSED" }));

  it("keep their promises under any calls, one after the other and at once", async () => {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 30 }),
      fc.boolean(),
      async (steps, atOnce) => {
        const errors: unknown[] = [];
        let [now, answer]: [number, (typeof answers)[number]] = [0, "approved"];
        const say = async (good: unknown): Promise<any> => (answer === "fails" ? down() : good);
        let made: Payments | undefined;
        const payments = guardPayments(
          world =>
            (made = new Payments(
              { payments: new Map(), refunds: new Map() },
              world.ports,
              world.now,
              names(),
              world.emit,
            )),
          {
            ports: {
              Bank: {
                authorize: () => say(answer),
                capture: () => say("captured"),
                release: () => say(undefined),
                refund: () => say(undefined),
              },
            },
            observe: () => ({ payments: made!.payments, refunds: made!.refunds }),
            now: () => now,
            onError: error => errors.push(error),
          },
        );
        const run = async ({ operation, at, key, amount, answer: said, wait }: (typeof steps)[number]) => {
          [now, answer] = [now + wait, said];
          const ids = [...made!.payments.keys()];
          const id = ids[at % ids.length] ?? "pay_0000000000000000";
          const input = { id, key, amount, currency: "EUR", method: "card", approved: amount > 50 };
          await (payments as any)[operation](inputFor(paymentsContract, operation, input));
        };
        if (atOnce) await Promise.all(steps.map(run));
        else for (const one of steps) await run(one);
        expect(errors).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe("devices", () => {
  const person = (level: string, org: number) => ({ id: uuid(1), org: uuid(org), level });
  const step = fc.record({
    operation: fc.constantFrom("list", "get", "send", "deliver", "report", "drop"),
    level: fc.constantFrom("viewer", "operator", "admin"),
    org: fc.constantFrom(2, 3),
    device: fc.constantFrom(10, 11, 12),
    action: fc.constantFrom("reboot", "wipe", "run"),
    at: fc.nat(2),
    away: fc.boolean(),
  });
  const sites = new Map([2, 3].map(org => [uuid(org + 3), { id: uuid(org + 3), org: uuid(org), name: "here" }]));
  const device = (id: number, org: number) => ({
    id: uuid(id),
    org: uuid(org),
    site: uuid(org + 3),
    name: "d",
    wiped: false,
  });

  it("keep their promises, and nobody sees beyond their organisation", async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async steps => {
      const errors: unknown[] = [];
      let [made, away]: [Devices | undefined, boolean] = [undefined, false];
      const start = {
        sites,
        devices: new Map([device(10, 2), device(11, 3)].map(one => [one.id, one])),
        commands: new Map(),
        audit: [],
      };
      const devices = guardDevices(world => (made = new Devices(start as any, world.ports, world.now, names())), {
        ports: { Channel: { publish: async () => (away ? Promise.reject(new Error("no")) : undefined) } },
        observe: () => ({ sites: made!.sites, devices: made!.devices, commands: made!.commands, audit: made!.audit }),
        onError: error => errors.push(error),
      });
      for (const one of steps) {
        away = one.away;
        const commands = [...made!.commands.keys()];
        const command = commands[one.at % commands.length] ?? uuid(99);
        const input = { device: uuid(one.device), action: one.action, command, ok: true, output: "", site: undefined };
        const given = inputFor(devicesContract, one.operation, input);
        const actor = person(one.level, one.org);
        const found: any = await (devices as any)[one.operation](given, { actor }).catch((error: unknown) => error);
        if (one.operation === "get" && !found.code) expect(found.org).toBe(actor.org);
        if (one.device === 12 && ["get", "send"].includes(one.operation)) expect(found.code).toBe("NOT_FOUND");
      }
      expect(errors).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

it("tokens are swapped once", async () => {
  const errors: unknown[] = [];
  const client = { id: "client_aaaaaaaa", addresses: ["https://a.example/b"], scopes: new Set(["read:all"]) };
  const state = { clients: new Map([[client.id, client]]), codes: new Map(), families: new Map(), tokens: new Map() };
  const tokens = new Tokens(state, () => 0, names());
  const observe = () => ({
    clients: tokens.clients,
    codes: tokens.codes,
    families: tokens.families,
    tokens: tokens.tokens,
  });
  const guarded = guardTokens(tokens, { observe, now: () => 0, onError: error => errors.push(error) });
  const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  const given = { client: client.id, address: "https://a.example/b" };
  const code = await guarded.authorize({ ...given, challenge, scopes: new Set(["read:all"]) });
  const { refresh } = await guarded.exchange({ ...given, code, verifier });
  await guarded.refresh({ token: refresh, client: client.id });
  await expect(guarded.refresh({ token: refresh, client: client.id })).rejects.toMatchObject({ code: "INVALID_GRANT" });
  expect(errors).toEqual([]);
});
