/** The kept cases of one spec, for the length of a command: which are replayed, which are new. */
import { type Diagnostic, diagnose } from "@tenet/diagnostics";
import type { Case, KeptCase, Report, Verdict } from "@tenet/verifier";
import { isNamed } from "../commands/only.js";
import { catalogue } from "../messages.embedded.js";
import type { CompiledSpec } from "../project/compiled.js";
import { remark } from "../refusal.js";
import { caseOf, type Entry, entryOf } from "./entry.js";
import { type KeptFile, readKept, writeKept } from "./file.js";

/** What a report says of kept cases. */
export interface Kept {
  readonly replayed: number;
  /** New ones, and the file that holds them now. */
  readonly added: number;
  readonly file: string;
}

export class Keeper {
  private readonly kept: KeptFile;
  /** The entries that are replayed. */
  private readonly live: { readonly entry: Entry; readonly case: Case }[] = [];
  private readonly stale = new Map<Entry, string>();
  private readonly fresh: Entry[] = [];

  /** `saves`: whether what is found is written. */
  constructor(
    private readonly spec: CompiledSpec,
    cwd: string,
    only: string | undefined,
    private readonly saves: boolean,
  ) {
    this.kept = readKept(spec, cwd);
    for (const entry of this.kept.entries) {
      if (only !== undefined && !isNamed(`${spec.contract.spec}/${entry.promise}`, only)) continue;
      const found = caseOf(entry, spec.contract);
      if (typeof found === "string") this.stale.set(entry, found);
      else this.live.push({ entry, case: found });
    }
  }

  /** For `verify`; absent where there are none. */
  get option(): { readonly kept?: readonly KeptCase[] } {
    const kept = this.live.map(({ entry: { promise }, case: one }) => ({ promise, case: one }));
    return kept.length === 0 ? {} : { kept };
  }

  /** Takes what one implementation was found to do. A promise that a kept case shows broken needs no other case. */
  learn({ verdicts, kept }: Report): void {
    for (const { at, reason } of kept?.stale ?? []) this.stale.set(this.live[at]!.entry, reason);
    const known = new Set(kept?.broken.map(at => this.live[at]!.entry.promise));
    for (const verdict of verdicts) {
      const id = verdict.promise.slice(verdict.promise.indexOf("/") + 1);
      if (!known.has(id)) for (const entry of this.entriesOf(id, verdict)) this.add(entry);
    }
  }

  private entriesOf(id: string, { status, counterexample, more = [] }: Verdict): Entry[] {
    if (counterexample === undefined || !shows.has(status)) return [];
    return [counterexample, ...more].flatMap(found => entryOf(id, this.spec.contract, found) ?? []);
  }

  private add(entry: Entry): void {
    const text = JSON.stringify(entry.json);
    if (![...this.kept.entries, ...this.fresh].some(({ json }) => JSON.stringify(json) === text))
      this.fresh.push(entry);
  }

  /** Writes what is new. Empty where there is nothing to say. */
  save(): Kept[] {
    const { kept, fresh, spec } = this;
    const added = this.saves && !kept.foreign ? fresh.length : 0;
    if (added > 0)
      writeKept(
        kept,
        [...kept.entries, ...fresh],
        spec.contract.promises.map(({ id }) => id),
      );
    const replayed = this.live.filter(({ entry }) => !this.stale.has(entry)).length;
    return replayed + added === 0 ? [] : [{ replayed, added, file: kept.shown }];
  }

  /** About entries that the spec has no place for, and a file that is not ours. */
  diagnostics(): Diagnostic[] {
    if (this.kept.foreign) return [remark("kept-foreign", { file: this.kept.shown })];
    return this.kept.entries.flatMap((entry, at) => {
      const reason = this.stale.get(entry);
      return reason === undefined ? [] : [this.staleAt(at, entry.promise, reason)];
    });
  }

  private staleAt(at: number, promise: string, reason: string): Diagnostic {
    const source = this.kept.source!;
    const place = [...source.text.matchAll(/"promise"\s*:\s*"(?:[^"\\]|\\.)*"/g)][at];
    const start = place?.index ?? 0;
    return diagnose(
      catalogue,
      "kept-stale",
      source,
      { start, end: start + (place?.[0].length ?? 0) },
      { params: { promise, reason, file: this.kept.shown } },
    );
  }

  /** The file's text under the path of its messages. */
  get sources(): readonly (readonly [string, NonNullable<KeptFile["source"]>])[] {
    return this.kept.source ? [[this.kept.source.path, this.kept.source]] : [];
  }
}

/** What a case of the spec's own calls can show again. */
const shows: ReadonlySet<Verdict["status"]> = new Set(["broken", "crashed", "timed-out"]);
