import { createHash } from "node:crypto";

/** The SHA-256 of a text's UTF-8 bytes in base64url without padding: RFC 7636, section 4.2. */
export function s256(verifier: string): string {
  return createHash("sha256").update(verifier, "utf8").digest("base64url");
}
