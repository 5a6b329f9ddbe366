/** The shop over HTTP: a route for each operation of its OpenAPI document. */

import { Refused } from "@tenet/runtime/guard";
import { type Endpoint, endpointsOf, fromWire, type OpenApi, toWire } from "@tenet/runtime/http";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { ShopOperations } from "../generated/shop.contract.js";
import type { Caller } from "./shop.js";
import { callerOf } from "./tokens.js";

export interface ServerOptions {
  /** The operations as they are at the moment. */
  readonly shop: () => ShopOperations;
  readonly openapi: OpenApi;
  /** Signs the tokens of callers. */
  readonly key: string;
  readonly log?: FastifyBaseLogger;
}

type Operations = Readonly<Record<string, (input: object, caller: Caller) => unknown>>;

/** Not listening yet. */
export function serverOf({ shop, openapi, key, log }: ServerOptions): FastifyInstance {
  const app = Fastify(
    log === undefined ? {} : { loggerInstance: log, logController: new LogController({ disableRequestLogging: true }) },
  );
  const answer = async (endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply) => {
    const { operation, body, success } = endpoint;
    const actor = callerOf(request.headers.authorization, key);
    if (actor === undefined) return refuse(reply, 401, { code: "UNAUTHENTICATED", message: "not one of our tokens" });
    const input = Object(fromWire(openapi, body ?? {}, request.body)) as object;
    const result = await (shop() as unknown as Operations)[operation]!(input, { actor });
    request.log.info({ operation, input, result }, "served");
    reply.code(success.status);
    return success.body === undefined ? reply.send() : json(reply, toWire(openapi, success.body, result));
  };
  for (const endpoint of endpointsOf(openapi).values()) {
    const { method, path } = endpoint;
    app.route({ method, url: path, handler: (request, reply) => answer(endpoint, request, reply) });
  }
  app.get("/openapi.json", (_, reply) => json(reply, openapi));
  app.setErrorHandler((error, request, reply) => failed(error, request, reply));
  app.setNotFoundHandler((_, reply) =>
    refuse(reply, 404, { code: "NO_SUCH_ROUTE", message: "there is no such operation" }),
  );
  return app;
}

/**
 * What a guard refuses with may go to the caller; of anything else, only that it happened. A body that cannot be read at all
 * is one that does not fit: every code has one status.
 */
function failed(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refused) return refuse(reply, error.status, error.toJSON());
  const { statusCode: status = 500, message } = error as { readonly statusCode?: number; readonly message: string };
  if (status < 500) return refuse(reply, 422, { code: "INVALID_INPUT", message });
  request.log.error(error);
  return refuse(reply, 500, { code: "INTERNAL", message: "something went wrong" });
}

function refuse(reply: FastifyReply, status: number, body: object): FastifyReply {
  if (status === 401) reply.header("www-authenticate", "Bearer");
  return json(reply.code(status), body);
}

/** A text is a JSON value, too. */
function json(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type("application/json").send(JSON.stringify(value));
}
