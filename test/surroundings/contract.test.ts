/** What the contract says of errors, events, dependencies, failure modes, idempotency and batches. */
import { type Contract, compileText, display, type Operation } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { shop } from "./spec.js";

function compile(text: string): Contract {
  const { value, diagnostics } = compileText("orders.spec.md", text);
  expect(diagnostics.map(one => `${one.code}: ${one.message}`)).toEqual([]);
  return value!;
}

const codes = (text: string) => compileText("orders.spec.md", text).diagnostics.map(one => one.code);
const called = (contract: Contract, name: string): Operation => contract.operations.find(one => one.name === name)!;

const contract = compile(shop);

describe("dependencies", () => {
  it("stand in the contract, function by function", () => {
    expect(contract.ports.map(({ name, functions }) => [name, functions.map(one => one.name)])).toEqual([
      ["RateFeed", ["rate"]],
      ["Acquirer", ["capture", "release"]],
    ]);
    const [capture, release] = contract.ports[1]!.functions;
    expect(capture!.parameters.map(one => display(one.type.type))).toEqual(["OrderId", "integer"]);
    expect([capture!.fails, release!.returns]).toEqual([["DECLINED", "EXPIRED"], undefined]);
  });

  it("are read as answers of the function's type", () => {
    const { condition } = called(contract, "quote").ensures[0]!;
    expect(condition).toMatchObject({
      kind: "equality",
      right: { right: { kind: "answer", port: "RateFeed", function: "rate", type: { kind: "number" } } },
    });
  });

  it("are held to the types of their inputs", () => {
    expect(codes(shop.replace("rate(orders[id].currency, to)`", "rate(orders[id].currency, id)`"))).toEqual([
      "wrong-type",
    ]);
    expect(codes(shop.replace("RateFeed.rate(orders[id].currency, to)`", "Acquirer.capture(id, 1)`"))).not.toEqual([]);
  });

  it("can be read in every condition of a call", () => {
    const more = (line: string) => shop.replace("Returns: number\n", `Returns: number\n\n${line}\n`);
    compile(more("Requires:\n\n- **Q-1** Known: `RateFeed.rate(to, to) > 0`"));
    compile(more("Where:\n\n- `rate`: `RateFeed.rate(to, to)`"));
  });

  it("are nothing outside a call", () => {
    expect(
      codes(
        shop.replace("- `Currency`:", '- `Rate`: number, where `RateFeed.rate("EUR", "USD") === it`\n- `Currency`:'),
      ),
    ).toContain("port-outside-call");
    expect(codes(`${shop}\n## Laws\n\n- **L-1** One: \`RateFeed.rate("EUR", "EUR") === 1\`\n`)).toEqual([
      "port-outside-call",
    ]);
  });

  it("are hidden by no input", () => {
    expect(
      codes(
        shop
          .replaceAll("quote({ id, to })", "quote({ id, Acquirer })")
          .replace("| to    | Currency |", "| Acquirer | Currency |"),
      ),
    ).toContain("hiding-name");
  });
});

describe("effects of an operation", () => {
  const pay = called(contract, "pay");

  it("are typed in their places", () => {
    expect(pay.emits.map(({ id, event }) => [id, event])).toEqual([
      ["pay.emits-OrderPaid", "OrderPaid"],
      ["pay.emits-OrderHeld", "OrderHeld"],
      ["pay.emits-Ping", "Ping"],
    ]);
    // Events tell of the state after the call, calls are made in the state before.
    expect(pay.emits[0]!.when).toMatchObject({ left: { object: { object: { kind: "state", when: "after" } } } });
    expect(pay.calls[0]!.when).toMatchObject({ left: { object: { object: { kind: "state", when: "before" } } } });
    expect(pay.calls).toMatchObject([
      {
        id: "pay.calls-Acquirer.capture",
        port: "Acquirer",
        function: "capture",
        times: 1,
        args: [{ kind: "input" }, { kind: "member" }],
      },
    ]);
    expect(pay.idempotent).toMatchObject({
      key: { kind: "input", name: "key" },
      window: { kind: "library", name: "time.hours" },
      otherwise: "KEY_REUSED",
      running: "KEY_IN_USE",
    });
  });

  it("have ids that tell two lines about one event apart", () => {
    const text = shop.replace("- `Ping`\n\nCalls", '- `Ping` when `key === ""`\n- `Ping`\n\nCalls');
    const ids = called(compile(text), "pay").emits.map(one => one.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.filter(id => /^pay\.emits-Ping-[0-9a-f]{6}$/.test(id))).toHaveLength(2);
    const twice = shop.replace("- `Ping`\n\nCalls", "- `Ping`\n- `Ping`\n\nCalls");
    expect(codes(twice)).toEqual(["duplicate-statement"]);
  });

  it("may read the result where an event is emitted", () => {
    compile(shop.replace("`OrderPaid({ id,", "`OrderPaid({ id: result.id,"));
    expect(codes(shop.replace("`OrderPaid({ id, total: orders[id].total })`", "`OrderPaid({ id })`"))).toEqual([
      "missing-field",
    ]);
  });

  it("take a key of the inputs alone", () => {
    expect(codes(shop.replace("Idempotent by `key`", "Idempotent by `orders[id].total`"))).toEqual(["idempotent-key"]);
    expect(codes(shop.replace("Idempotent by `key`", "Idempotent by `now`"))).toEqual(["idempotent-key"]);
    expect(codes(shop.replace("Idempotent by `key`", "Idempotent by `Acquirer.capture(id, 1).reference`"))).toEqual([
      "idempotent-key",
    ]);
  });
});

describe("batches", () => {
  const batch = called(contract, "payAll");

  it("name the single operation and its inputs", () => {
    expect(batch.sameAs).toMatchObject({
      each: { variable: "p", list: { kind: "input", name: "payments" } },
      atomic: true,
      operation: "pay",
      inputs: [
        { name: "id", value: { kind: "member", object: { kind: "variable", name: "p" } } },
        { name: "key", value: { kind: "member" } },
      ],
    });
  });

  it("may change and refuse what the single operation may", () => {
    expect(batch.changes!.map(row => [row.expression, row.becomes])).toEqual([["orders", undefined]]);
    expect(batch.mayFail).toEqual(["NOT_FOUND", "NOT_OPEN", "KEY_REUSED", "KEY_IN_USE", "DECLINED"]);
  });

  it("are held to the single operation's inputs", () => {
    expect(codes(shop.replace("pay({ id: p.id, key: p.key })", "pay({ id: p.id })"))).toEqual(["missing-input"]);
    expect(codes(shop.replace("key: p.key }", "key: p }"))).toEqual(["wrong-type"]);
  });
});

describe("failure modes", () => {
  it("stand in the contract for each operation that they are about", () => {
    expect(contract.failureModes.map(({ id, operation, outcome }) => [id, operation, outcome.kind])).toEqual([
      ["FM-1", "pay", "succeeds"],
      ["FM-2", "pay", "fails"],
      ["quote.when-ratefeed-rate-is-slower-than-200-ms", "quote", "succeeds"],
    ]);
  });

  it("give each operation of a row an id of its own", () => {
    const { failureModes } = compile(shop.replace("| FM-2 | pay             |", "| FM-2 | pay, payAll     |"));
    expect(failureModes.map(one => one.id).slice(1, 3)).toEqual(["FM-2.pay", "FM-2.payAll"]);
  });

  it("meet every operation that calls the dependency, batches of such operations too", () => {
    const { failureModes } = compile(
      shop.replace("RateFeed.rate is slower than 200 ms", "Acquirer is slower than 1 s"),
    );
    expect(failureModes.slice(2).map(one => one.operation)).toEqual(["pay", "payAll"]);
  });

  it("refuse an id that is taken, and the same trouble twice", () => {
    expect(codes(shop.replace("| FM-2 |", "| PAY-1 |"))).toContain("duplicate-id");
    const row = "|      | every operation | RateFeed.rate is slower than 200 ms | succeeds |\n";
    expect(codes(shop + row)).toContain("duplicate-id");
  });

  it("own their rows of Changes", () => {
    const rows = called(contract, "pay").changes!;
    expect(rows.map(row => row.trouble)).toEqual([undefined, "FM-1"]);
  });

  it("own rows with the very same words only", () => {
    const slower = (row: string, mode: string) =>
      shop
        .replace("Acquirer is unavailable |\n\nEmits", `${row} |\n\nEmits`)
        .replace("Acquirer is unavailable   ", `${mode} `);
    expect(codes(slower("Acquirer is slower than 9 s", "Acquirer is slower than 9000 ms"))).toEqual([]);
    expect(codes(slower("Acquirer is slower than 9 s", "Acquirer is slower than 10 s"))).toEqual([
      "change-without-failure-mode",
    ]);
    expect(codes(slower("Acquirer.capture is unavailable", "Acquirer is unavailable"))).toEqual([
      "change-without-failure-mode",
    ]);
  });

  it("add their codes to those that the operation may answer", () => {
    expect(called(contract, "pay").mayFail).toEqual(["KEY_REUSED", "KEY_IN_USE", "DECLINED"]);
  });

  it("read the state after and the result in what then holds", () => {
    const text = shop.replace("`result.reference === nothing`", '`orders[id].status === "pending"`');
    const { outcome } = compile(text).failureModes[0]!;
    expect(outcome).toMatchObject({ ensures: { left: { object: { object: { kind: "state", when: "after" } } } } });
    expect(codes(shop.replace("`result.reference === nothing`", "`result.reference`"))).toContain(
      "condition-not-boolean",
    );
  });
});

describe("errors", () => {
  it("stand in the contract as the table has them", () => {
    expect(contract.errorCodes.map(({ code, status, retry }) => [code, status, retry])).toEqual([
      ["NOT_FOUND", 404, false],
      ["NOT_OPEN", 409, undefined],
      ["DECLINED", 402, false],
      ["KEY_REUSED", undefined, undefined],
      ["KEY_IN_USE", 409, true],
    ]);
  });

  it("need no row for what is not answered, and are not missed without a table", () => {
    expect(codes(shop.replace(/^\| `KEY_IN_USE`.*\n/m, ""))).toEqual(["error-not-listed"]);
    expect(codes(shop.replace(/## Errors[\s\S]*?(?=## Operations)/, ""))).toEqual([]);
  });

  it("are not called unused in a spec with another mistake", () => {
    const text = shop
      .replace("`NOT_FOUND`  | 404", "`GONE`       | 404")
      .replace("**PAY-1** It is open: `", "**PAY-1** It is open: `!! ");
    expect(codes(text)).not.toContain("error-never-answered");
  });
});

describe("promises", () => {
  it("say what they are about, and are checked", () => {
    const kinds = ["failureMode", "event", "portCall", "idempotent", "sameAs"];
    const promises = contract.promises.filter(one => kinds.includes(one.kind));
    expect(promises.map(({ id, kind, text }) => [id, kind, text])).toEqual([
      ["pay.emits-OrderPaid", "event", "It emits OrderPaid"],
      ["pay.emits-OrderHeld", "event", "It emits OrderHeld"],
      ["pay.emits-Ping", "event", "It emits Ping"],
      ["pay.calls-Acquirer.capture", "portCall", "It calls Acquirer.capture once"],
      ["pay.idempotent", "idempotent", "The same key again changes nothing"],
      ["payAll.same-as", "sameAs", "It does the same as pay for each p, all or nothing"],
      ["FM-1", "failureMode", "When Acquirer is unavailable, it succeeds"],
      ["FM-2", "failureMode", "When Acquirer fails with DECLINED, it fails with DECLINED"],
      [
        "quote.when-ratefeed-rate-is-slower-than-200-ms",
        "failureMode",
        "When RateFeed.rate is slower than 200 ms, it succeeds",
      ],
    ]);
    expect(promises.filter(one => one.notChecked !== undefined)).toEqual([]);
    expect(promises.every(one => one.status === "bound" && one.line > 0)).toBe(true);
  });
});
