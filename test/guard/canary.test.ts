// What is secret or personal is planted wherever it may stand, every kind of trouble is made, and nothing of it comes out.
import { inspect } from "node:util";
import type { GuardOptions } from "@tenet/runtime/guard";
import * as fc from "fast-check";
import { pino } from "pino";
import { beforeAll, describe, expect, it } from "vitest";
import { telemetry } from "./telemetry.js";
import { type Canaries, leaks, type Planted, places, planted, Vault } from "./vault.js";
import { vault as spec } from "./vault-spec.js";
import { contractOf, type GuardModule, guardOf } from "./workshop.js";

const told = telemetry();
let module: GuardModule;
beforeAll(async () => {
  module = await guardOf(contractOf("vault.spec.md", spec));
});

/** All that a service may keep of a call: logs, traces, counts, audit, errors. */
async function outputOf(
  name: string,
  canaries: Canaries,
  options: GuardOptions,
  { logs = true } = {},
): Promise<string> {
  const {
    put = (vault: Vault, input: unknown) => vault.right(input),
    check,
    input = (given: unknown) => given,
  } = leaks[name]!;
  const plant: Planted = planted(canaries);
  const out: string[] = [];
  const paths = options.redact === false ? [] : module.redactionPaths["put"]!;
  const log = pino({ redact: { paths: [...paths] } }, { write: line => void out.push(line) });
  const keep = (what: string, value: unknown) => {
    out.push(
      `${what}: ${inspect(value, { depth: Infinity, maxStringLength: Infinity, maxArrayLength: Infinity, breakLength: Infinity })}`,
    );
    log.error({ err: value }, what);
    log.error({ [what]: value });
    out.push(JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one)) ?? "");
    if (value instanceof Error) out.push(`${value.message} ${value.stack} ${inspect(value.cause)}`);
  };
  const bank = { check: check === undefined ? async () => ({ reference: plant.receipt }) : () => check(plant) };
  const operations = module.guard(world => new Vault(world, plant, put), {
    ports: { Bank: bank },
    observe: () => ({ boxes: plant.boxes, codes: plant.codes }),
    onError: (error, call) => keep("error", { error, call }),
    onViolation: violation => keep("violation", violation),
    ...(logs || options.audited ? { audit: (record: unknown) => keep("audit", record) } : {}),
    ...options,
  });
  await told();
  const given = input(plant.input, plant) as object;
  if (logs) log.info({ input: jsonOf(given) }, "called");
  try {
    const result = await operations["put"]!(given, { actor: plant.actor });
    // Where promises are only observed, an answer may hold what the spec knows nothing of.
    if (logs && options.modes === undefined) log.info({ input: jsonOf(given), result }, "answered");
  } catch (error) {
    keep("thrown", error);
  }
  const { spans, measures } = await told();
  keep(
    "spans",
    spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
  );
  keep(
    "measures",
    measures.map(one => [one.descriptor.name, one.dataPoints]),
  );
  return out.join("\n");
}

/** As it comes over the wire, which is what services log. */
function jsonOf(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, held]) => [key, jsonOf(held)]));
  if (Array.isArray(value)) return value.map(jsonOf);
  if (value instanceof Date || value instanceof Uint8Array || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, jsonOf(held)]));
}

/** Which canaries stand in the text, in one of the ways in which values are written. */
function found(output: string, { texts, pin, born, at, seal }: Canaries): string[] {
  const written = (value: string) => [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    inspect(value).slice(1, -1),
  ];
  const all: (readonly [string, readonly string[]])[] = [
    ...texts.map((one, index) => [`text ${index}`, [...written(one), one.slice(0, -3)]] as const),
    ["pin", [String(pin)]],
    ["born", [born]],
    ["at", [at.toISOString(), String(at.getTime())]],
    ["seal", [[...seal].join(", "), [...seal].join(",")]],
  ];
  return all.filter(([, ways]) => ways.some(way => output.includes(way))).map(([name]) => name);
}

/** Long enough to stand nowhere by chance; with every sign that an encoder or a pattern may trip over. */
const text = fc
  .tuple(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("", "$&", "\"'`", "\n\t", "\\", "…", "%41", "=".repeat(700)),
  )
  .map(([drawn, odd]) => `canary${odd}${drawn.replaceAll("canary", "")}`);

const canaries: fc.Arbitrary<Canaries> = fc.record({
  texts: fc
    .array(text, { minLength: places, maxLength: places })
    .map(all => all.map((one, index) => `${one}#${index}${one.length}!bird`)),
  // No digits that a duration may end in, such as 0.0871999999806.
  pin: fc.integer({ min: 7_134_652_871, max: 7_165_897_243 }),
  born: fc.integer({ min: 1, max: 9 }).map(day => `19${day}3-0${day}-1${day}`),
  at: fc.integer({ min: 5_000_000_000_001, max: 5_999_999_999_999 }).map(time => new Date(time)),
  seal: fc.uint8Array({ minLength: 12, maxLength: 20 }),
});

const names = Object.keys(leaks);

describe.each([
  ["that are enforced", {}],
  ["that are observed", { modes: "observe" as const }],
])("with promises %s", (_, options) => {
  it.each(names)("nothing comes out where it %s", async name => {
    const property = fc.asyncProperty(canaries, async drawn => {
      expect(found(await outputOf(name, drawn, { ...options, audited: "all" }), drawn)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 6 });
  });
});

it("keeps back messages where there may be secrets that nobody has seen", async () => {
  const [drawn] = fc.sample(canaries, 1);
  // It is given no `observe`; what it may not show is more than what it was told.
  const blind = { observe: undefined } as unknown as GuardOptions;
  const output = await outputOf("throws all it knows", drawn!, blind);
  expect(found(output, drawn!)).toEqual([]);
  expect(output).toContain("the message is withheld");
  // The service may say that there are none.
  const trusting = await outputOf("throws all it knows", drawn!, { ...blind, redact: "known" });
  expect(found(trusting, drawn!)).toEqual(["text 12", "text 13", "text 14"]);
});

/** Where the guard tells nobody anything of the call but its code. */
const quiet = new Set([
  "refuses with data that do not fit",
  "sends out an event that does not fit",
  "is given too much",
  "is given a secret key of a wrong kind",
  "is given what is no secret",
  "has a bank that says why it is away",
  "succeeds",
]);

describe("once the hiding is switched off", () => {
  it.each(names.filter(name => !quiet.has(name)))("the canaries come out where it %s", async name => {
    const [drawn] = fc.sample(canaries, 1);
    const output = await outputOf(name, drawn!, { redact: false, modes: { "*": "enforce" } }, { logs: false });
    expect(found(output, drawn!)).not.toEqual([]);
  });

  it("all of them come out of an error that holds them, and of the audit and the logs", async () => {
    const [drawn] = fc.sample(canaries, 1);
    expect(found(await outputOf("throws all it knows", drawn!, { redact: false }), drawn!).length).toBeGreaterThan(
      places,
    );
    const audited = await outputOf("succeeds", drawn!, { redact: false, audited: "all" }, { logs: false });
    expect(found(audited, drawn!)).toEqual(expect.arrayContaining(["text 0", "text 11", "pin", "born"]));
  });
});
