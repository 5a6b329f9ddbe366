/** Each seeded defect breaks the promise that speaks of it, and no unrelated one; the right implementations break none. */
import { expect, test } from "vitest";
import { defects, domains, those, verify } from "../defects.mjs";

const seed = process.env["TENET_SEED"] ?? "1";
/** Fewer cases than usual: each defect must show all the same. `node defects.mjs --right` takes its time, and five seeds. */
const few = 40;
const words = (runs: number) => ["--runs", String(runs), "--deadline", "5000", "--seed", seed];
const patience = 300_000;

test.each(defects)(
  "$defect is found in $domain at $broken",
  ({ file, domain, broken, also, runs }) => {
    const { verdicts } = verify(domain, `./defects/${file}.ts`, ...words(runs ?? few));
    const found = those(verdicts, "broken");
    expect(found).toContain(broken);
    expect(found.filter(one => one !== broken && !also.includes(one))).toEqual([]);
  },
  patience,
);

test.each(domains)(
  "nothing is broken in the right %s",
  domain => {
    const { verdicts } = verify(domain, `./src/${domain}.binding.ts`, ...words(few));
    const calm = ["held", "vacuous", "not-checked"];
    expect(verdicts.filter(({ status }) => !calm.includes(status))).toEqual([]);
    expect(those(verdicts, "held").length).toBeGreaterThan(50);
  },
  patience,
);
