import { plain } from "./text.js";

/** `FR-012a`, `NFR-AUTH-1`, `S1`; the source of an expression. */
export const ID = "[A-Z]{1,6}\\d{0,3}(?:-[A-Z][A-Z0-9]{0,12}){0,4}-?\\d+(?:\\.\\d+)*[a-z]?(?:-[A-Z]{1,3}\\d+)?";
/** An id with what may stand around it: bold, struck out, a remark in brackets. */
const START = new RegExp(
  `^(?:~~)?(\\*\\*|__)?(?:~~)?[\\[\`]?(${ID})[\\]\`]?(?![\\w/])(\\s*(?:\\([^()]*\\)|\\[[^\\][]*\\])?)`,
);
/** These are statements wherever they stand; others only in sections for statements. */
const FAMILIES = /^(?:FR|NFR|RF|RNF|SC|REQ|AC|BR)\b/;

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
  const parted = bold !== undefined || /^\s*[:：–—]|^\.\s|^\s+-\s/.test(rest) || /\b(?:MUST|SHALL)\b/.test(rest);
  if (!parted) return undefined;
  const text = plain(`${bold ?? ""}${rest}`).replace(/^[\s:：.–—|-]+/, "");
  return { id, text: text || id, known: FAMILIES.test(id) };
}

/** `FR-001 – FR-005`, `FR-001, FR-002`, `FR-001-005`: somebody talks about statements. */
function goesOn(id: string, rest: string): boolean {
  const family = /^[A-Z]+/.exec(id)?.[0] ?? "";
  const next = /^(?:\*\*|__)?\s*(?:[–—,&/+-]|\.\.+|to\b|and\b|or\b|through\b)\s*(?:\*\*|__)?([A-Z]*)-?\d/.exec(rest);
  return next?.[1] === family || /^[–—-]\d\d/.test(rest);
}

/** Columns that say something about the statement instead of being it. */
const META =
  /^(?:#|id|no\.?|nr\.?|status|state|priority|prio|category|type|owner|story|source|release|phase|priorität|priorité|prioridade?|prioriteit|приоритет|优先级|優先級|優先度|우선순위|estado|statut|статус|状态|狀態|ステータス|상태)$/i;
const WHOLE = new RegExp(`^${ID}$`);
const STATUS = /^(?:status|state)$/i;

export const isMeta = (title: string): boolean => META.test(title);

/** The id in one of the first two cells of a row, and what the other cells say. */
export function ownIdOfRow(
  cells: readonly string[],
  header: readonly string[],
): (Own & { readonly status: string }) | undefined {
  const at = cells.slice(0, 2).findIndex(cell => WHOLE.test(plain(cell).replace(/`/g, "")));
  if (at === -1) return undefined;
  const id = plain(cells[at] ?? "").replace(/`/g, "");
  const titles = header.map(plain);
  const said = cells.filter((cell, column) => column !== at && cell !== "" && !META.test(titles[column] ?? ""));
  const status = cells[titles.findIndex(title => STATUS.test(title))] ?? "";
  return { id, text: plain(said.join(" — ")) || id, known: FAMILIES.test(id), status: plain(status) };
}
