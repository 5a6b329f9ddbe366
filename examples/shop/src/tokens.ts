/** Who calls, as a signed text: `Authorization: Bearer …`. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Actor } from "../generated/shop.contract.js";
import { ActorSchema } from "./actor.js";

/** Without a token, nobody in particular. */
const anonymous: Actor = { id: "per_0000", store: "store_0000", kind: "anonymous" };

export function tokenOf(actor: Actor, key: string): string {
  const said = Buffer.from(JSON.stringify(actor)).toString("base64url");
  return `${said}.${signature(said, key)}`;
}

/** Undefined: the header is there, and wrong. */
export function callerOf(authorization: string | undefined, key: string): Actor | undefined {
  if (authorization === undefined) return anonymous;
  const [, said, signed] = /^bearer +([\w-]+)\.([\w-]+)$/i.exec(authorization) ?? [];
  if (said === undefined || signed === undefined || !same(signed, signature(said, key))) return undefined;
  return ActorSchema.safeParse(JSON.parse(Buffer.from(said, "base64url").toString("utf8"))).data;
}

function signature(said: string, key: string): string {
  return createHmac("sha256", key).update(said).digest("base64url");
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
