import { createSource } from "@tenet/diagnostics";
import { type ForeignSpec, readForeign } from "@tenet/parser";

export function read(text: string, path = "specs/parcels/spec.md"): ForeignSpec {
  return readForeign(createSource(path, text)).value;
}

/** `line kind id: text` of each statement; a withdrawn one begins with `-`. */
export function told(text: string, path?: string): string[] {
  return read(text, path).statements.map(
    one => `${one.withdrawn ? "-" : ""}${one.line} ${one.kind} ${one.id}: ${one.text}`,
  );
}

export const ids = (text: string): string[] => read(text).statements.map(one => one.id);
