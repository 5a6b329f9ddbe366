/** Statements that are the row of a table. */
import type { Block } from "./blocks.js";
import { isGone, isStruckOut } from "./collect.js";
import { oneOf, STEPS, TITLES, WORDS } from "./language.js";
import { ID, isMeta, ownIdOfRow } from "./own-id.js";
import { Pattern } from "./pattern.js";
import { plain } from "./text.js";
import type { ListKind } from "./titles.js";

/** Titles of the columns that hold the statement, where the rows have no ids. */
const SAYS: Readonly<Record<ListKind, RegExp>> = {
  requirement: /^(?:(?:\w+ )?requirements?|description|statement|(?:business )?rule|what|expected behaviou?r)$/,
  constraint: /^(?:constraints?|description|statement|rule|invariant|requirement)$/,
  outcome: /^(?:(?:success )?criteri(?:on|a)|metric|(?:measurable )?outcome|measure|target|kpi|description)$/,
  criterion: /^(?:(?:acceptance )?criteri(?:on|a)|scenario|expected(?: \w+)?|description)$/,
  "edge-case": /^(?:(?:edge |corner )?case|scenario|condition|situation|input|expected(?: \w+)?|handling|behaviou?r)$/,
};
const DESCRIPTIONS = [
  ...["beschreibung", "description", "descripción", "descrição", "descrizione", "beschrijving", "opis", "описание"],
  ...["描述", "说明", "說明", "説明", "内容", "설명", "내용"],
  ...[
    "场景",
    "場景",
    "期望行为",
    "预期行为",
    "標準",
    "标准",
    "指标",
    "约束",
    "规则",
    "シナリオ",
    "期待動作",
    "基準",
    "制約",
  ],
];
const OTHERS = new Pattern(() => `^${oneOf([...WORDS.requirement, ...TITLES.requirements, ...DESCRIPTIONS])}$`);
/** What such a table is about, if it is about something else. */
const ABOUT =
  /^(?:term|field|name|column|param(?:eter)?|file|component|entity|key|option|flag|value|path|endpoint|type|property|attribute|risk|question|decision|assumption|phase|milestone)\b/;

export interface RowStatement {
  readonly text: string;
  readonly isScenario: boolean;
}

/** The statement of a row without an id, in a section whose items are statements. */
export function rowSaying({ cells, header }: Block, kind: ListKind): RowStatement | undefined {
  const titles = header.map(title => plain(title).toLowerCase());
  const steps = stepsOf(cells, titles);
  if (steps !== undefined) return { text: steps, isScenario: true };
  const at = titles.findIndex(title => SAYS[kind].test(title) || OTHERS.test(title));
  const said = plain(cells[at] ?? "");
  if (ABOUT.test(titles[0] ?? "") || said === "" || isReference(said)) return undefined;
  const text = cells.filter((cell, column) => cell !== "" && !isMeta(titles[column] ?? "")).join(" — ");
  return { text, isScenario: false };
}

const [GIVEN, WHEN, THEN] = [STEPS.given, STEPS.when, STEPS.result].map(
  words => new Pattern(() => `^${oneOf(words)}$`),
);

/** `| Given | When | Then |` */
function stepsOf(cells: readonly string[], titles: readonly string[]): string | undefined {
  const at = (step: Pattern | undefined) => titles.findIndex(title => step?.test(title));
  const [given, when, then] = [at(GIVEN), at(WHEN), at(THEN)];
  if (when === -1 || then === -1) return undefined;
  return [given, when, then].flatMap(column => (cells[column] ? [`${titles[column]} ${cells[column]}`] : [])).join(" ");
}

const REFERENCE = new RegExp(`^\`?${ID}\`?(?:\\s*[,;/–—-]\\s*\`?${ID}\`?)*$`);

/** Ids alone: the table says where statements are, not what they are. */
function isReference(said: string): boolean {
  return REFERENCE.test(said);
}

/** The id in a row, and whether the row says that the statement no longer holds. */
export function rowWithId({ cells, header }: Block) {
  const own = ownIdOfRow(cells, header);
  return own && { ...own, withdrawn: isGone(own.status) || cells.some(isStruckOut) };
}
