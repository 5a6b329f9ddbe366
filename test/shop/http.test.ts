/** Requests by an OpenAPI document, and what is made of the answers. */
import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fromWire, HttpFailure, inCallersContext, overHttp, toWire } from "@tenet/runtime/http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const money = { type: "string", format: "decimal", pattern: "^-?\\d+\\.\\d{2}$" };
const paid = {
  type: "object",
  properties: {
    status: { enum: ["paid"] },
    at: { type: "string", format: "date-time" },
    total: { $ref: "#/components/schemas/Money" },
  },
  required: ["status", "at", "total"],
  additionalProperties: false,
};
const open = {
  type: "object",
  properties: { status: { enum: ["open"] }, note: { type: "string" } },
  required: ["status"],
  additionalProperties: false,
};
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const document = {
  openapi: "3.1.0",
  paths: {
    "/orders/{id}": {
      parameters: [{ name: "id", in: "path", schema: { type: "string" } }],
      get: {
        operationId: "read",
        parameters: [{ name: "lines", in: "query", schema: { type: "array", items: { type: "integer" } } }],
        responses: { 200: json({ anyOf: [open, paid] }), 404: {} },
      },
      put: {
        operationId: "pay",
        requestBody: json({ type: "object", properties: { total: { $ref: "#/components/schemas/Money" } } }),
        responses: { 204: {} },
      },
    },
  },
  components: { schemas: { Money: money } },
};

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

let server: Server;
let seen: Seen[] = [];
let heard: (headers: IncomingMessage["headers"]) => void = () => {};
let answer: { status: number; body?: string };
const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    seen.push({ method, url, body, headers });
    heard(headers);
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Spec = {
  state: object;
  operations: Record<string, { input: object; result: unknown; context: { actor: unknown } }>;
};
const bound = (more: object = {}) =>
  overHttp<Spec>({ openapi: document, baseUrl: base, ...more }).operations as Record<
    string,
    (subject: undefined, input: object, context?: object) => Promise<unknown>
  >;
const failure = async (call: Promise<unknown>) => (await call.catch((error: unknown) => error)) as HttpFailure;

describe("a request", () => {
  test("has its inputs where the document has them", async () => {
    answer = { status: 200, body: '{"status":"open"}' };
    await bound().read!(undefined, { id: "a/b ?", lines: [1, 2] });
    expect(seen[0]).toMatchObject({ method: "GET", url: "/orders/a%2Fb%20%3F?lines=1&lines=2", body: "" });
  });

  test("has the rest in its body, in wire form", async () => {
    answer = { status: 204 };
    await expect(bound().pay!(undefined, { id: "1", total: 5n })).resolves.toBeUndefined();
    expect(seen[0]).toMatchObject({ method: "PUT", url: "/orders/1", body: '{"total":"0.05"}' });
  });

  test("has the credentials of who calls", async () => {
    answer = { status: 204 };
    const headers = ({ actor }: { actor: unknown }) => ({ authorization: String(actor) });
    await bound({ headers }).pay!(undefined, { id: "1", total: 5n }, { actor: "anna" });
    expect(seen[0]!.headers.authorization).toBe("anna");
  });

  test("goes through a fetch of one's own", async () => {
    answer = { status: 200, body: '{"status":"open"}' };
    let asked = 0;
    const own: typeof fetch = (...args) => (asked++, fetch(...args));
    await bound({ fetch: own }).read!(undefined, { id: "1" });
    expect([asked, seen.length]).toEqual([1, 1]);
  });
});

describe("an answer", () => {
  test("is read by the member of the union that it fits", async () => {
    answer = { status: 200, body: '{"status":"paid","at":"2024-01-01T00:00:00.000Z","total":"-12.30"}' };
    const read = await bound().read!(undefined, { id: "1" });
    expect(read).toEqual({ status: "paid", at: new Date("2024-01-01T00:00:00Z"), total: -1230n });
  });

  test("that fits nothing stays as it is", async () => {
    answer = { status: 200, body: '{"status":"lost","total":"12.30"}' };
    expect(await bound().read!(undefined, { id: "1" })).toEqual({ status: "lost", total: "12.30" });
  });

  test("with another status of success is none", async () => {
    answer = { status: 201, body: "{}" };
    const failed = await failure(bound().read!(undefined, { id: "1" }));
    expect([failed.code, failed.message]).toEqual([
      undefined,
      "GET /orders/{id} answered 201, where the document says 200: {}",
    ]);
  });
});

describe("a refusal", () => {
  const errors = { NOT_FOUND: { status: 404 } };

  test("has the code of its body", async () => {
    answer = { status: 404, body: '{"code":"NOT_FOUND"}' };
    const { errors: codeOf } = overHttp<Spec>({ openapi: document, baseUrl: base, errors });
    const failed = await failure(bound({ errors }).read!(undefined, { id: "1" }));
    expect([failed, codeOf(failed)]).toEqual([expect.any(HttpFailure), "NOT_FOUND"]);
  });

  test("is none with a status that is not its own", async () => {
    answer = { status: 500, body: '{"code":"NOT_FOUND"}' };
    const failed = await failure(bound({ errors }).read!(undefined, { id: "1" }));
    expect([failed.code, failed.message]).toEqual([
      undefined,
      'GET /orders/{id} answered 500, where NOT_FOUND has 404: {"code":"NOT_FOUND"}',
    ]);
  });

  test("is none without a code", async () => {
    answer = { status: 500, body: "oh" };
    expect(await failure(bound({ errors }).read!(undefined, { id: "1" }))).toMatchObject({ status: 500, body: "oh" });
  });

  test("may have its code somewhere else", async () => {
    answer = { status: 404, body: '{"error":{"type":"NOT_FOUND"}}' };
    const refusal = ({ body }: { body: unknown }) => (body as { error: { type: string } }).error.type;
    expect((await failure(bound({ refusal }).read!(undefined, { id: "1" }))).code).toBe("NOT_FOUND");
  });
});

test("a service in the same process goes on in the call that asked", async () => {
  const calls = new AsyncLocalStorage<string>();
  const found: (string | undefined)[] = [];
  answer = { status: 200, body: '{"status":"open"}' };
  heard = headers => {
    const lost = calls.getStore();
    inCallersContext(headers, () => found.push(lost, calls.getStore()));
  };
  const { read } = bound();
  for (const name of ["A", "B"]) await calls.run(name, () => read!(undefined, { id: name }));
  heard({});
  expect([found[1], found[3], found.at(-1)]).toEqual(["A", "B", undefined]);
});

describe("values", () => {
  const shape = {
    type: "object",
    properties: {
      seen: { type: "array", items: { type: "string", format: "integer" }, "x-tenet-kind": "set" },
      left: { type: "object", additionalProperties: money, "x-tenet-kind": "map" },
      raw: { type: "string", contentEncoding: "base64" },
      pair: { type: "array", prefixItems: [{ type: "string", format: "date-time" }, money], items: false },
    },
  };
  const value = {
    seen: new Set([1n, 2n ** 70n]),
    left: new Map([["a", 0n]]),
    raw: new Uint8Array([0, 255, 1]),
    pair: [new Date(0), 7n],
  };
  const wire = {
    seen: ["1", "1180591620717411303424"],
    left: { a: "0.00" },
    raw: "AP8B",
    pair: ["1970-01-01T00:00:00.000Z", "0.07"],
  };

  test("are written as JSON", () => expect(toWire(document, shape, { ...value, gone: undefined })).toEqual(wire));
  test("and read again", () => expect(fromWire(document, shape, wire)).toEqual(value));
});
