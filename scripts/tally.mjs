// How many tests ran, read from the lines of vitest's summaries: a cached suite replays its lines and counts too.
import { stripVTControlCharacters } from "node:util";

export class Tally {
  passed = 0;
  failed = 0;

  /** `@tenet/test:test:       Tests  1 failed | 12 passed (13)` */
  read(line) {
    const [, counts] = /^(?:\S+:\s+)?\s*Tests\s+(.*\(\d+\).*)$/.exec(stripVTControlCharacters(line)) ?? [];
    if (counts === undefined) return;
    this.passed += Number(/(\d+) passed/.exec(counts)?.[1] ?? 0);
    this.failed += Number(/(\d+) failed/.exec(counts)?.[1] ?? 0);
  }

  /** A step that failed without a failing test, a lint error for one, counts as one. */
  line(stepFailed) {
    return `${this.passed} passed, ${stepFailed ? Math.max(this.failed, 1) : this.failed} failed`;
  }
}
