import { plain } from "./text.js";

/** `FR-012a`, `NFR-AUTH-1`, `S1`; the source of an expression. */
export const ID = "[A-Z]{1,6}(?:-[A-Z][A-Z0-9]*)*-?\\d+(?:\\.\\d+)*[a-z]?";
/** An id with what may stand around it: bold, struck out, a remark in brackets. */
const START = new RegExp(
  `^(?:~~)?(\\*\\*|__)?(?:~~)?[\\[\`]?(${ID})[\\]\`]?(?![\\w/])(\\s*(?:\\([^()]*\\)|\\[[^\\][]*\\])?)`,
);
/** These are statements wherever they stand; others only in sections for statements. */
const FAMILIES = /^(?:FR|NFR|SC|REQ|AC|BR)\b/;

export interface Own {
  readonly id: string;
  readonly text: string;
  readonly known: boolean;
}

/** The id that an item or a paragraph begins with, and the rest. */
export function ownId(markdown: string): Own | undefined {
  const match = START.exec(markdown);
  const [all = "", bold, id = ""] = match ?? [];
  if (!match) return undefined;
  const rest = markdown.slice(all.length);
  if (goesOn(id, rest)) return undefined;
  const parted = bold !== undefined || /^\s*[:–—]|^\.\s|^\s+-\s/.test(rest) || /\b(?:MUST|SHALL)\b/.test(rest);
  if (!parted) return undefined;
  const text = plain(`${bold ?? ""}${rest}`).replace(/^[\s:.–—|-]+/, "");
  return { id, text: text || id, known: FAMILIES.test(id) };
}

/** `FR-001 – FR-005`, `FR-001, FR-002`, `FR-001-005`: somebody talks about statements. */
function goesOn(id: string, rest: string): boolean {
  const family = /^[A-Z]+/.exec(id)?.[0] ?? "";
  const next = /^(?:\*\*|__)?\s*(?:[–—,&/+-]|\.\.+|to\b|and\b|or\b|through\b)\s*(?:\*\*|__)?([A-Z]*)-?\d/.exec(rest);
  return next?.[1] === family || /^[–—-]\d\d/.test(rest);
}

/** Columns that say something about the statement instead of being it. */
const META = /^(?:#|id|no\.?|status|state|priority|prio|category|type|owner|story)$/i;
const STATUS = /^(?:status|state)$/i;

/** The id in one of the first two cells of a row, and what the other cells say. */
export function ownIdOfRow(
  cells: readonly string[],
  header: readonly string[],
): (Own & { readonly status: string }) | undefined {
  const at = cells.slice(0, 2).findIndex(cell => new RegExp(`^${ID}$`).test(plain(cell).replace(/`/g, "")));
  if (at === -1) return undefined;
  const id = plain(cells[at] ?? "").replace(/`/g, "");
  const titles = header.map(plain);
  const said = cells.filter((cell, column) => column !== at && cell !== "" && !META.test(titles[column] ?? ""));
  const status = cells[titles.findIndex(title => STATUS.test(title))] ?? "";
  return { id, text: plain(said.join(" — ")) || id, known: FAMILIES.test(id), status: plain(status) };
}
