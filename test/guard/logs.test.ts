// Paths for pino, spans and counters.
import { pathsTo } from "@tenet/runtime/guard";
import { pino } from "pino";
import { beforeAll, describe, expect, it } from "vitest";
import { agent, Desk, lead, ports } from "./desk.js";
import { desk as spec } from "./spec.js";
import { telemetry } from "./telemetry.js";
import { vault } from "./vault-spec.js";
import { contractOf, type GuardModule, guardOf, refusalOf } from "./workshop.js";

const logged = (paths: readonly string[], value: object): Record<string, unknown> => {
  let line = "";
  pino({ redact: { paths: [...paths], censor: "x" } }, { write: text => void (line = text) }).info(value);
  return JSON.parse(line) as Record<string, unknown>;
};

describe("paths for pino", () => {
  it.each([
    [{ fields: [["a", "secret"]] }, ["input.a"]],
    [{ fields: [["a b", { fields: [["c-d", "personal"]] }]] }, ['input["a b"]["c-d"]']],
    [{ items: { fields: [["a", "secret"]] } }, ["input[*].a"]],
    [{ items: { items: "secret" } }, ["input[*][*]"]],
    [{ tuple: [undefined, "secret"] }, ["input[1]"]],
    [{ values: { fields: [["a", "secret"]] } }, ["input[*].a"]],
    [{ keys: "secret", values: "personal" }, ["input"]],
    [{ either: ["secret", { fields: [["a", "secret"]] }] }, ["input", "input.a"]],
    ["secret", ["input"]],
    [undefined, []],
  ] as const)("to %j are %j", (places, paths) => expect(pathsTo(places as never, "input")).toEqual(paths));

  it("hide what stands there from the real pino, and nothing else", () => {
    const places = {
      fields: [
        ["a-b", "secret"],
        ["list", { items: { fields: [["it's", { items: "personal" }]] } }],
        ["pair", { tuple: [undefined, "secret"] }],
        ["map", { values: { fields: [["deep", "secret"]] } }],
      ],
    } as const;
    const input = {
      "a-b": 1,
      list: [{ "it's": [2, 3], open: 4 }, { "it's": [5] }],
      pair: [6, 7],
      map: { k: { deep: 8, open: 9 }, l: { deep: 10 } },
    };
    expect(logged(pathsTo(places as never, "input"), { input })["input"]).toEqual({
      "a-b": "x",
      list: [{ "it's": ["x", "x"], open: 4 }, { "it's": ["x"] }],
      pair: [6, "x"],
      map: { k: { deep: "x", open: 9 }, l: { deep: "x" } },
    });
  });

  it("come with the generated guard, by operation", async () => {
    const { redactionPaths } = await guardOf(contractOf("vault.spec.md", vault));
    expect(redactionPaths).toEqual({
      put: [
        "input.token",
        "input.pin",
        "input.person.name",
        "input.people[*].name",
        "input.names[*]",
        "input.sealed",
        "input.loose",
        "input.pair[1]",
        "input.payment.number",
        "input.payment.owner.name",
        "input.born",
        "input.at",
        "input.seal",
        "result.receipt",
        "result.owner.name",
      ],
    });
    expect(() => logged(redactionPaths["put"]!, { input: {}, result: {} })).not.toThrow();
  });
});

describe("traces and counts", () => {
  const told = telemetry();
  let module: GuardModule;

  beforeAll(async () => {
    module = await guardOf(contractOf("desk.spec.md", spec));
  });

  it("say what was called and how it ended, and no values", async () => {
    const away = { ...ports, Mail: { send: () => Promise.reject(new Error("no")) } };
    const traces: (string | undefined)[] = [];
    const operations = module.guard(world => new Desk(world), {
      ports: away,
      undecided: "implementation",
      audit: record => traces.push(record.trace),
      onError: (_, call) => traces.push(call.trace),
    });
    await operations["read"]!({ id: "t_aaaa" }, { actor: agent });
    await refusalOf(operations["close"]!({ id: "t_aaaa" }, { actor: lead }));
    await refusalOf(operations["open"]!({ key: "k" }, { actor: lead }));
    const { spans, measures } = await told();
    const done = spans.map(({ name, attributes, status }) => ({ name, attributes, status }));
    const of = (operation: string, outcome: string, code?: string) => ({
      "tenet.spec": "help.desk",
      "tenet.operation": operation,
      "tenet.outcome": outcome,
      ...(code ? { "tenet.code": code } : {}),
    });
    expect(done).toEqual([
      { name: "help.desk/read", attributes: of("read", "succeeded"), status: { code: 0 } },
      {
        name: "Mail.send",
        attributes: {
          "tenet.spec": "help.desk",
          "tenet.port": "Mail",
          "tenet.function": "send",
          "tenet.operation": "close",
          "tenet.trouble": "unavailable",
        },
        status: { code: 2 },
      },
      { name: "help.desk/close", attributes: of("close", "refused", "TRY_AGAIN"), status: { code: 0 } },
      { name: "help.desk/open", attributes: of("open", "refused", "INVALID_INPUT"), status: { code: 0 } },
    ]);
    const [asked, closed] = spans.slice(1);
    expect(asked!.parentSpanContext?.spanId).toBe(closed!.spanContext().spanId);
    expect(traces).toContain(closed!.spanContext().traceId);

    const counts = measures.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints.length]);
    expect(Object.fromEntries(counts)).toEqual({
      "tenet.calls": 3,
      "tenet.refusals": 2,
      "tenet.port.troubles": 1,
      "tenet.call.duration": 3,
    });
  });
});
