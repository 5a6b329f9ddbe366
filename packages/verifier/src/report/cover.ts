/** Verdicts as they may be printed: what the spec calls secret or personal has a label in its place. */
import { withoutMessages } from "@tenet/runtime";
import { encodeValue } from "../case.js";
import type { Incident } from "../child/host.js";
import type { Session } from "../session.js";
import type { Counterexample, Verdict } from "../verdict.js";
import { CoveredCase } from "./labels.js";
import { Gathering } from "./secrets.js";

const exact = new WeakMap<Counterexample, Counterexample>();

/** The case with its values, for what replays it and shows it to nobody. It stands beside the one that is shown, not inside. */
export function exactOf(counterexample: Counterexample): Counterexample {
  return exact.get(counterexample) ?? counterexample;
}

/** Equal values have the same label, different ones different labels. */
export function coverVerdict(verdict: Verdict, gathered: Gathering): Verdict {
  if (gathered.found.size === 0) return marked(verdict, verdict);
  const cover = new CoveredCase(gathered);
  const { reason, cause, counterexample, more } = verdict;
  return marked(verdict, {
    ...verdict,
    ...(reason === undefined ? {} : { reason: cover.text(reason) }),
    ...(counterexample === undefined ? {} : { counterexample: coverCounterexample(counterexample, cover) }),
    ...(more === undefined ? {} : { more: more.map(one => coverCounterexample(one, cover)) }),
    ...(cause === undefined
      ? {}
      : {
          cause: {
            ...cause,
            reason: cover.text(cause.reason),
            ...(cause.suggestion === undefined ? {} : { suggestion: cover.text(cause.suggestion) }),
          },
        }),
  });
}

function coverCounterexample(raw: Counterexample, cover: CoveredCase): Counterexample {
  const { shared, interleaving } = raw;
  const covered = marked(raw, {
    ...raw,
    ...("state" in raw ? { state: cover.state(raw.state) } : {}),
    ...("given" in raw ? { given: cover.given(raw.given) } : {}),
    calls: raw.calls.map(call => cover.call(call)),
    outcome: cover.text(raw.outcome, raw.expected),
    expected: cover.text(raw.expected),
    parts: raw.parts.map(part => cover.part(part)),
    ...(interleaving === undefined ? {} : { interleaving: interleaving.map(line => coverLine(line, cover)) }),
    ...(shared === undefined
      ? {}
      : { shared: { ...shared, text: cover.text(shared.text), feature: cover.text(shared.feature) } }),
  });
  exact.set(covered, raw);
  return covered;
}

/** Without the number of the line. */
function coverLine(line: string, cover: CoveredCase): string {
  const [number = ""] = /^ *\d+ {2}/.exec(line) ?? [];
  return number + cover.text(line.slice(number.length));
}

/** Says where something was covered: a message that is withheld has its mark, and what is equal has nothing to cover. */
export function marked<T extends { readonly covered?: true }>(raw: T, shown: T): T {
  const text = JSON.stringify(encodeValue(shown));
  return text.includes(withheld) || text !== JSON.stringify(encodeValue(raw)) ? { ...shown, covered: true } : shown;
}

const withheld = "«the message is withheld»";

type Listening = Pick<Session, "contract" | "sees" | "showSecrets">;

/** How a call ended, without the implementation's own words where these may be about secrets that nobody has seen. */
export function quiet({ contract, sees, showSecrets }: Listening, operation: string | undefined, text: string): string {
  if (showSecrets || !new Gathering(contract).mayBeUnseen(operation, sees)) return text;
  const silent = withoutMessages(text);
  return silent === text ? text : `${silent} (${withheld})`;
}

/** The same of a call that gave no answer: nobody saw what it made, and its process said something last. */
export function quietWords({ contract, showSecrets }: Omit<Listening, "sees">, { words }: Pick<Incident, "words">) {
  if (showSecrets || words.startsWith(notLoaded) || !new Gathering(contract).isNeeded) return words;
  const [, how, kind = ""] = /^([^]*?): (?:Uncaught )?(\w*(?:Error|Exception): )?[^]*$/.exec(words) ?? [];
  return how === undefined ? words : `${how}: ${kind}${withheld}`;
}

/** Before any call there are no values. */
const notLoaded = "the module does not load";

/** Why the spec does not say, without the key of an entry that is not there. */
export function quietWhy({ contract, showSecrets }: Omit<Listening, "sees">, why: string): string {
  return showSecrets || !new Gathering(contract).isNeeded
    ? why
    : why.replace(/ has no (key|element) [^]*/, " has no such $1");
}
