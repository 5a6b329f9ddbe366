import type { Endpoint } from "./document.js";

/** An answer that is no success. `code`: that of a refusal as the spec knows it. */
export class HttpFailure extends Error {
  constructor(
    { method, path }: Endpoint,
    readonly status: number,
    readonly body: unknown,
    remark?: string,
    readonly code?: string,
  ) {
    super(`${method} ${path} answered ${status}${remark === undefined ? "" : `, ${remark}`}${shown(body)}`);
    this.name = "HttpFailure";
  }
}

function shown(body: unknown): string {
  if (body === undefined) return "";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `: ${text.length <= 200 ? text : `${text.slice(0, 200)}…`}`;
}
