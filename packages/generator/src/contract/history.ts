/** Rules of history, as far as the state tells what was before. */
import { type HistoryRule, historyRules } from "@tenet/checker";
import { propertyAccess, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import { decimalsIn, placesText } from "../places.js";
import type { Emitter } from "./context.js";

export function history(emitter: Emitter, scene: string): Doc[] {
  const rules = historyRules(emitter.contract).filter(rule => rule.places.length > 0);
  return rules.length === 0
    ? []
    : [
        labelled(
          "history: ",
          group(
            "[",
            rules.map(rule => clause(emitter, rule, scene)),
            "]",
          ),
        ),
      ];
}

function clause(emitter: Emitter, rule: HistoryRule, scene: string): Doc {
  const pairs = pairsOf(emitter, rule);
  const inField = rule.field === undefined ? "" : `, ${stringLiteral(rule.field)}${rule.sometimes ? ", true" : ""}`;
  const lapse = `${emitter.use("lapse")}(${stringLiteral(rule.what)}, ${pairs}${inField})`;
  const owner = rule.id.slice(0, rule.id.lastIndexOf("."));
  const decimals = decimalsIn(rule.type, emitter.contract);
  const shown = decimals === undefined ? "" : `, ${placesText(decimals)}`;
  const part = (text: string, at: number) =>
    `${emitter.use("part")}(${stringLiteral(text)}, () => ${lapse}?.[${at}]${shown})`;
  return group(
    "{",
    [
      `id: ${stringLiteral(rule.id)}`,
      'kind: "invariant"',
      `text: ${stringLiteral(rule.text)}`,
      `expression: ${stringLiteral(rule.text)}`,
      `line: ${rule.line}`,
      `holds: (c: ${scene}) => ${lapse} === undefined`,
      labelled(`parts: (c: ${scene}) => `, group("[", [part(`old(${owner})`, 0), part(owner, 1)], "]")),
      ...(rule.places.some(one => one.entries) ? [`entered: (c: ${scene}) => ${pairs}.length > 0`] : []),
      "readsState: true",
    ],
    "}",
    true,
  );
}

function pairsOf(emitter: Emitter, { places }: HistoryRule): string {
  const all = places.map(({ variable, entries }) => {
    const read = (when: string) => `c.${when}${propertyAccess(variable)}`;
    const both = `${read("before")}, ${read("after")}`;
    return entries ? `...${emitter.use("survivors")}(${both})` : `[${both}]`;
  });
  return `[${all.join(", ")}]`;
}
