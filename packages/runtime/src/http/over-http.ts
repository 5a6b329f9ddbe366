/** The operations of a binding as requests to a service, by its OpenAPI document. */
import type { Binding, Shape } from "../binding.js";
import { type Endpoint, endpointsOf, type OpenApi, record } from "./document.js";
import { HttpFailure } from "./failure.js";
import { type Received, type Sent, send } from "./send.js";
import { callHeader, underWay } from "./under-way.js";
import { fromWire, toWire } from "./wire.js";

/** What a header may depend on. */
export interface Call {
  readonly operation: string;
  /** Who calls, where the operation asks: in the spec's values. */
  readonly actor: unknown;
}

export interface OverHttpOptions<S extends Shape> {
  /** The document: as `spec compile` writes it, or one of your own whose operationIds are the names of operations. */
  readonly openapi: OpenApi;
  /** Where the service listens: `http://127.0.0.1:3000`. A function where that is known only later. */
  readonly baseUrl: string | (() => string);
  /** Headers of a request, such as the credentials of who calls. */
  readonly headers?: (call: Call) => Readonly<Record<string, string>>;
  /** The codes with their statuses, as the generated contract exports them: an answer with another status is no refusal. */
  readonly errors?: Readonly<Record<string, { readonly status?: number }>>;
  /** The code of a refusal; by default the member `code` of the body. */
  readonly refusal?: (answer: { readonly status: number; readonly body: unknown }) => string | undefined;
  /** Sends a request; by default over kept connections of Node. */
  readonly fetch?: typeof fetch;
  /** Only so that the type of the spec can be said. */
  readonly spec?: S;
}

/**
 * `operations` and `errors` of a binding: each operation is a request to the service.
 *
 * @throws TypeError in a call, where the document does not have the operation.
 */
export function overHttp<S extends Shape>(
  options: OverHttpOptions<S>,
): Required<Pick<Binding<S, any>, "operations" | "errors">> {
  const endpoints = endpointsOf(options.openapi);
  const operations = [...endpoints.values()].map(endpoint => [
    endpoint.operation,
    (_: unknown, input: object, context?: { readonly actor?: unknown }) =>
      call(options, endpoint, input, context?.actor),
  ]);
  return {
    operations: Object.fromEntries(operations),
    errors: error => (error instanceof HttpFailure ? error.code : undefined),
  };
}

async function call<S extends Shape>(
  options: OverHttpOptions<S>,
  endpoint: Endpoint,
  input: object,
  actor: unknown,
): Promise<unknown> {
  const { openapi } = options;
  const own = options.headers?.({ operation: endpoint.operation, actor }) ?? {};
  const { url, sent } = requestOf(options, endpoint, input);
  const received = await underWay(name =>
    transport(options)(url, { ...sent, headers: { ...sent.headers, ...own, [callHeader]: name } }),
  );
  const body = parsed(received);
  if (received.status < 200 || received.status > 299) throw refusalOf(options, endpoint, received.status, body);
  const { status, body: schema } = endpoint.success;
  if (received.status !== status)
    throw new HttpFailure(endpoint, received.status, body, `where the document says ${status}`);
  return schema === undefined ? undefined : fromWire(openapi, schema, body);
}

/** Inputs go where the document has a parameter of their name, the others into the body. */
function requestOf<S extends Shape>(
  { openapi, baseUrl }: OverHttpOptions<S>,
  { method, path, parameters, body: schema }: Endpoint,
  input: object,
): { readonly url: URL; readonly sent: Sent } {
  const values = new Map<string, unknown>(Object.entries(input));
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place, schema: own } of parameters) {
    const value = toWire(openapi, own, values.get(name));
    values.delete(name);
    if (value === undefined) continue;
    const texts = (Array.isArray(value) ? value : [value]).map(textOf);
    if (place === "path") filled = filled.replaceAll(`{${name}}`, () => encodeURIComponent(texts.join(",")));
    else if (place === "header") headers[name.toLowerCase()] = texts.join(", ");
    else for (const text of texts) query.append(name, text);
  }
  const base = typeof baseUrl === "string" ? baseUrl : baseUrl();
  const url = new URL(`${base.replace(/\/+$/, "")}${filled}${query.size === 0 ? "" : `?${query}`}`);
  if (schema === undefined) return { url, sent: { method, headers, body: undefined } };
  headers["content-type"] = "application/json";
  const body = JSON.stringify(toWire(openapi, schema, Object.fromEntries(values)));
  headers["content-length"] = String(Buffer.byteLength(body));
  return { url, sent: { method, headers, body } };
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function transport<S extends Shape>({ fetch }: OverHttpOptions<S>): (url: URL, sent: Sent) => Promise<Received> {
  if (fetch === undefined) return send;
  return async (url, { method, headers: { "content-length": _, ...headers }, body }) => {
    const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, text: await answer.text() };
  };
}

function parsed({ text }: Received): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A refusal has a code, and the status that goes with it. */
function refusalOf<S extends Shape>(
  { errors, refusal }: OverHttpOptions<S>,
  endpoint: Endpoint,
  status: number,
  body: unknown,
): HttpFailure {
  const said = refusal === undefined ? record(body)["code"] : refusal({ status, body });
  if (typeof said !== "string") return new HttpFailure(endpoint, status, body);
  const due = errors !== undefined && Object.hasOwn(errors, said) ? errors[said]?.status : undefined;
  if (due === undefined || due === status) return new HttpFailure(endpoint, status, body, undefined, said);
  return new HttpFailure(endpoint, status, body, `where ${said} has ${due}`);
}
