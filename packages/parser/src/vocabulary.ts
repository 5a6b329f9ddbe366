/** The words that the language gives a meaning: what its reference has to mention. */

import { LABELS } from "./sections/labels.js";
import { MEASURES } from "./sections/quality-measures.js";
import { FORMS } from "./sections/temporal-phrases.js";
import { TITLES } from "./sections/titles.js";
import { TROUBLES } from "./sections/troubles.js";
import { RULE_PHRASES } from "./types/phrases.js";

export const vocabulary = {
  /** Titles of sections, in lower case. */
  sections: TITLES,
  /** Labels of operations, entities and sections, in lower case. */
  labels: LABELS,
  /** How each rule begins. */
  rules: RULE_PHRASES,
  /** Promises over time, one of each form. */
  promises: FORMS,
  /** Ways in which a dependency lets a call down. */
  troubles: TROUBLES,
  /** Measures of Quality, one of each form. */
  measures: MEASURES,
} as const;
