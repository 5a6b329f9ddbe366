// What the suites that failed said last: in a long run it stands far above the end.
import { stripVTControlCharacters } from "node:util";

const last = 60;

export class FailedSuites {
  lines = new Map();
  names = new Set();

  /** `@tenet/test:test:  ✓ …` belongs to a suite, `@tenet/test#test:  ERROR  …` says that it failed. */
  read(line) {
    const [, name, failed, text] =
      /^(\S+?)(?::test: ?|#test:( +ERROR\b))(.*)$/.exec(stripVTControlCharacters(line)) ?? [];
    if (name === undefined) return;
    if (failed) this.names.add(name);
    else this.keep(name, text);
  }

  /** Tests that passed explain nothing. */
  keep(name, text) {
    if (/^\s*✓/.test(text)) return;
    const lines = this.lines.get(name) ?? [];
    lines.push(text);
    this.lines.set(name, lines.slice(-last));
  }

  print() {
    for (const name of this.names)
      console.log(`\n=== ${name} failed; its last lines\n\n${this.lines.get(name)?.join("\n")}`);
  }
}
