/** What the shop's server answers before the shop is asked: the statuses of its document, and a code with each. */
import { endpointsOf } from "@tenet/runtime/http";
import { describe, expect, test } from "vitest";
import { errors } from "../../examples/shop/generated/shop.contract.js";
import type { Database } from "../../examples/shop/src/database.js";
import { guarded } from "../../examples/shop/src/guarded.js";
import { openapi } from "../../examples/shop/src/openapi.js";
import { serverOf } from "../../examples/shop/src/server.js";
import { tokenOf } from "../../examples/shop/src/tokens.js";

const key = "a key";
const product = { sku: "A-1", price: "1.00", stock: 5, aside: 0 };
const database = { query: async () => [product] } as unknown as Database;
const never = () => Promise.reject(new Error("not asked"));
const world = {
  ports: { Payments: { charge: never, refund: never } } as never,
  now: () => 0,
  newId: () => "",
  emit: () => {},
};
const asked: unknown[] = [];
const operations = Object.fromEntries([...endpointsOf(openapi).keys()].map(name => [name, never]));
const available = async (input: unknown) => asked.push(input);
const shop = guarded(database, world, () => ({ ...operations, available }) as never);
const app = serverOf({ shop: () => shop, openapi, key });
const token = tokenOf({ id: "per_aaaa", store: "store_aaaa", kind: "customer" }, key);

async function post(payload: string, headers: Record<string, string> = {}, url = "/available") {
  const type = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const answer = await app.inject({ method: "POST", url, payload, headers: { ...type, ...headers } });
  const code = answer.body === "" ? undefined : (JSON.parse(answer.body) as { code?: string }).code;
  return { status: answer.statusCode, code, headers: answer.headers };
}

describe("the edge of the shop", () => {
  test.each([
    ["text that is no JSON", "{", {}],
    ["an empty body", "", {}],
    ["a body of another kind", "sku=A-1", { "content-type": "text/csv" }],
    ["a body that is too large", `{"sku":"${"x".repeat(2_000_000)}"}`, {}],
    ["a field that is not declared", '{"sku":"A-1","x":1}', {}],
    ["a list", "[]", {}],
    ["a text", '"A-1"', {}],
    ["null", "null", {}],
  ])("%s is an input that does not fit", async (_, payload, headers) => {
    const { status, code } = await post(payload, headers);
    expect({ status, code }).toEqual({ status: 422, code: "INVALID_INPUT" });
    expect(asked).toEqual([]);
  });

  test("the scheme of a token may be written in any letters", async () => {
    for (const scheme of ["Bearer", "bearer", "BEARER"])
      expect(await post("{}", { authorization: `${scheme} ${token}` })).toMatchObject({ code: "INVALID_INPUT" });
  });

  test("who is not known is told how to say it", async () => {
    const { status, code, headers } = await post("{}", { authorization: "Bearer not.ours" });
    expect({ status, code }).toEqual({ status: 401, code: "UNAUTHENTICATED" });
    expect(headers["www-authenticate"]).toBe("Bearer");
  });

  test("what is no operation has a code, too, that none of the shop's refusals has", async () => {
    const { status, code } = await post("{}", {}, "/nothing");
    expect(status).toBe(404);
    expect(code).toBe("NO_SUCH_ROUTE");
    expect(Object.keys(errors)).not.toContain(code);
  });
});
