import type { Catalogue, Entry } from "@tenet/diagnostics";
import { parserMessages } from "@tenet/parser";
import { catalogue } from "./messages.embedded.js";

/** The messages of reading and of checking, by code. */
export const catalogues: Catalogue = new Map<string, Entry>([...parserMessages, ...catalogue]);

/** The whole entry of a code, for `spec explain CODE`; undefined for an unknown code. */
export function explain(code: string): Entry | undefined {
  return catalogues.get(code);
}
