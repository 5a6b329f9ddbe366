/** What is read of an OpenAPI document: which request makes an operation's call, and what its answers look like. */

/** A JSON Schema, as far as the wire form needs it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A value or the place of it in the document. */
type Referred = { readonly $ref?: unknown };

export interface OpenApi {
  readonly openapi?: unknown;
  readonly paths?: unknown;
  readonly components?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly schema: Schema;
}

/** One operation as it stands on the wire. */
export interface Endpoint {
  readonly operation: string;
  /** In capitals. */
  readonly method: string;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Of the JSON body; absent: the request has none. */
  readonly body?: Schema;
  /** The status of success, and the schema of its body; absent: it has none. */
  readonly success: { readonly status: number; readonly body?: Schema };
}

const methods = ["get", "put", "post", "delete", "patch", "head", "options"];
const places = ["path", "query", "header"];

/** Every operation of the document, by its operationId. */
export function endpointsOf(document: OpenApi): ReadonlyMap<string, Endpoint> {
  const found = new Map<string, Endpoint>();
  for (const [path, item] of entries(document.paths)) {
    for (const method of methods) {
      const operation = record(record(resolve(document, item))[method]);
      const name = operation["operationId"];
      if (typeof name === "string") found.set(name, endpoint(document, name, method, path, operation, record(item)));
    }
  }
  return found;
}

function endpoint(
  document: OpenApi,
  operation: string,
  method: string,
  path: string,
  said: Readonly<Record<string, unknown>>,
  item: Readonly<Record<string, unknown>>,
): Endpoint {
  const parameters = [...list(item["parameters"]), ...list(said["parameters"])]
    .map(one => record(resolve(document, one)))
    .filter(one => typeof one["name"] === "string" && places.includes(one["in"] as string))
    .map(one => ({ name: one["name"], in: one["in"], schema: record(one["schema"]) }) as Parameter);
  const body = jsonOf(document, said["requestBody"]);
  return {
    operation,
    method: method.toUpperCase(),
    path,
    parameters,
    ...(body === undefined ? {} : { body }),
    success: successOf(document, said["responses"]),
  };
}

/** The first status of success that is documented; 200 without a body where none is. */
function successOf(document: OpenApi, responses: unknown): Endpoint["success"] {
  const [status, response] = entries(responses).find(([code]) => /^2\d\d$/.test(code)) ?? ["200", undefined];
  const body = jsonOf(document, response);
  return { status: Number(status), ...(body === undefined ? {} : { body }) };
}

/** The schema of the JSON that a request or a response carries. */
function jsonOf(document: OpenApi, message: unknown): Schema | undefined {
  const content = entries(record(resolve(document, message))["content"]);
  const json = content.find(([type]) => /^application\/(.+\+)?json\b/.test(type));
  return json === undefined ? undefined : record(record(json[1])["schema"]);
}

/** What stands where a local `$ref` points to; the value itself where there is none. */
export function resolve(document: OpenApi, value: unknown, depth = 0): unknown {
  const { $ref } = record(value) as Referred;
  if (typeof $ref !== "string" || !$ref.startsWith("#/") || depth > 20) return value;
  let found: unknown = document;
  for (const step of $ref.slice(2).split("/"))
    found = record(found)[decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")];
  return resolve(document, found, depth + 1);
}

/** An object's own members; of anything else, none. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : Object.create(null);
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries(record(value));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
