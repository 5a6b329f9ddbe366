/** What things of a spec are called in the database. */
import { sqlShort } from "../../encode/sql.js";

/** `debitsPosted` is `debits_posted`: words in small letters with `_` between them. Not yet quoted. */
export function snakeCase(name: string): string {
  const words = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .toLowerCase();
  return words === "" ? "_" : words;
}

/** The columns that every table of PostgreSQL has. */
export const systemColumns = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"] as const;

/** Gives each name once: shortened to what PostgreSQL keeps, and numbered where another has it. */
export class Taken {
  private readonly names: Set<string>;

  constructor(others: Iterable<string> = []) {
    this.names = new Set(others);
  }

  take(wanted: string): string {
    for (let at = 1; ; at += 1) {
      const name = sqlShort(at === 1 ? wanted : `${wanted}_${at}`);
      if (this.names.has(name)) continue;
      this.names.add(name);
      return name;
    }
  }
}
