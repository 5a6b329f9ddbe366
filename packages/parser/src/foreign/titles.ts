import { endingIn, oneOf, TITLES } from "./language.js";
import { Pattern } from "./pattern.js";

export type ListKind = "requirement" | "outcome" | "constraint" | "edge-case" | "criterion";

/** What the title of a section, or a label in bold, says about the text below it. */
export type TitleRole =
  /** Each item of its lists is a statement. */
  | { readonly kind: "list"; readonly of: ListKind }
  | { readonly kind: "user-scenarios" }
  /** Numbered statements `2.1 …` of a bugfix. */
  | { readonly kind: "behaviour" }
  /** Only sentences with SHALL or MUST count. */
  | { readonly kind: "aside" }
  /** Nothing in it obliges. */
  | { readonly kind: "silent" };

const ENGLISH: readonly (readonly [RegExp, TitleRole])[] = [
  [/^acceptance (?:criteria|scenarios|tests)\b/, { kind: "list", of: "criterion" }],
  [/^(?:edge|corner|boundary) cases\b/, { kind: "list", of: "edge-case" }],
  [/^user scenarios\b|^user stories\b/, { kind: "user-scenarios" }],
  [/^(?:expected|unchanged) behaviou?r\b/, { kind: "behaviour" }],
  [/^current behaviou?r\b/, { kind: "silent" }],
  [/\b(?:success criteria|measurable outcomes|success metrics)$/, { kind: "list", of: "outcome" }],
  [/\bconstraints$/, { kind: "list", of: "constraint" }],
  [/^(?:system )?invariants$/, { kind: "list", of: "constraint" }],
  [/\brequirements(?:\s+[-–—:]\s.*)?$/, { kind: "list", of: "requirement" }],
  [
    /^(?:glossary|domain language|ubiquitous language|terminology|references|traceability|requirements? (?:traceability|coverage|mapping|matrix)|revision history|change ?log|clarifications|open questions|review & acceptance checklist|review checklist|execution status|user story|counter-?examples?)\b/,
    { kind: "silent" },
  ],
  [
    /^(?:assumptions|dependencies|key entities|out of scope|in scope|scope|non-goals|risks|approach|notes|testing strategy)\b/,
    { kind: "aside" },
  ],
];

/** `Requisitos funcionales`, `Funktionale Anforderungen`, `機能要件`. */
function titled(words: readonly string[], role: TitleRole): readonly [Pattern, TitleRole] {
  return [new Pattern(() => `^${oneOf(words)}(?! pr[eé]vios)|${endingIn(words)}`), role];
}

const OTHERS: readonly (readonly [Pattern, TitleRole])[] = [
  titled(TITLES.acceptance, { kind: "list", of: "criterion" }),
  titled(TITLES.edges, { kind: "list", of: "edge-case" }),
  titled(TITLES.scenarios, { kind: "user-scenarios" }),
  titled(TITLES.expected, { kind: "behaviour" }),
  titled(TITLES.silent, { kind: "silent" }),
  titled(TITLES.outcomes, { kind: "list", of: "outcome" }),
  titled(TITLES.aside, { kind: "aside" }),
  titled(TITLES.constraints, { kind: "list", of: "constraint" }),
  titled(TITLES.requirements, { kind: "list", of: "requirement" }),
];

/** `Success Criteria *(mandatory)*`, `3.1 Measurable outcomes (user-facing)`; without emphasis. */
export function titleRole(title: string): TitleRole | undefined {
  const bare = title
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, "")
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/\s*:$/, "")
    .toLowerCase();
  return (ENGLISH.find(([pattern]) => pattern.test(bare)) ?? OTHERS.find(([pattern]) => pattern.test(bare)))?.[1];
}
