export type {
  Fate,
  Killed,
  MutantReport,
  NotMeasured,
  Part,
  Place,
  Score,
  StrengthOptions,
  StrengthReport,
} from "./options.js";
export { strength } from "./strength.js";
