import { callable, worlds } from "@tenet/checker";
import type { Case } from "./case.js";
import { IncidentError } from "./child/host.js";
import { missingOperations, openSession } from "./open.js";
import type { Report, Target } from "./options.js";
import { overallVerdict, type Seen, verdictOf } from "./report/verdicts.js";
import { runOne } from "./search/given.js";
import { keyOf, Tally } from "./search/tally.js";
import { proveAll, replayCommand } from "./verify.js";

/**
 * Judges exactly these cases, as `readCases` reads them from a file. Verdicts only on promises that they put to the test.
 * Throws an Error with a plain sentence where a case names what the spec does not have.
 */
export async function judgeCases(whole: Target & { readonly only?: string }, cases: readonly Case[]): Promise<Report> {
  const target = { ...whole, contract: callable(whole.contract, worlds) };
  const session = openSession(target);
  const {
    contract,
    implementation: { name },
  } = target;
  const promises = contract.promises.filter(
    ({ id }) => target.only === undefined || [id, `${contract.spec}/${id}`].includes(target.only),
  );
  const tally = new Tally(session);
  try {
    await missingOperations(session);
    for (const one of cases)
      tally.add(await runOne(session, one, target.specText), undefined, "law" in one ? one.law : undefined);
    const proven = await proveAll(session, target, tally, promises, true);
    const seen: Seen = {
      session,
      implementation: name,
      tally,
      proven,
      notRun: new Map(),
      missing: new Map(),
      fallbacks: [],
      enough: 1,
      replay: id => replayCommand(target, undefined, id),
    };
    const touched = promises.filter(
      ({ id, operation }) =>
        tally.counts.has(id) ||
        tally.failures.has(keyOf({ kind: "broken", id })) ||
        tally.failures.has(keyOf({ kind: "incident", operation })) ||
        tally.failures.has(keyOf({ kind: "incident", operation: undefined, law: id })),
    );
    return {
      verdicts: await Promise.all(touched.map(promise => verdictOf(seen, promise))),
      seed: 0,
      calls: session.host.calls,
      fallbacks: [],
    };
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    return {
      verdicts: promises.map(promise => overallVerdict(session, name, promise, error.incident)),
      seed: 0,
      calls: 0,
      fallbacks: [],
    };
  } finally {
    session.host.dispose();
  }
}
