/** Each seeded defect breaks the promise that speaks of it, and no unrelated one; the right implementations break none. */
import { beforeAll, describe, expect, test } from "vitest";
import { defects, domains, those, type Verdicts, verify, verifyAll } from "../defects.mjs";

const seed = process.env["TENET_SEED"] ?? "1";
/** Fewer cases than usual: each defect must show all the same. `node defects.mjs --right` takes its time, and five seeds. */
const few = 40;
const words = (runs: number) => ["--runs", String(runs), "--deadline", "5000", "--seed", seed];

describe("a seeded defect", () => {
  let found: ReadonlyMap<string, Verdicts>;
  beforeAll(() => {
    found = verifyAll("--config", "spec.defects.config.ts", ...words(few));
  });

  test.each(defects)("$defect is found in $domain at $broken", ({ file, domain, broken, also, runs }) => {
    const path = `./defects/${file}.ts`;
    const verdicts = runs === undefined ? found.get(path)! : verify(domain, path, ...words(runs)).verdicts;
    const wrong = those(verdicts, "broken");
    expect(wrong).toContain(broken);
    expect(wrong.filter(one => one !== broken && !also.includes(one))).toEqual([]);
  });
});

describe("nothing is broken", () => {
  let found: ReadonlyMap<string, Verdicts>;
  beforeAll(() => {
    found = verifyAll("--no-save", ...words(few));
  });

  test.each(domains)("in the right %s", domain => {
    const verdicts = found.get(`./src/${domain}.binding.ts`)!;
    const calm = ["held", "vacuous", "not-checked"];
    expect(verdicts.filter(({ status }) => !calm.includes(status))).toEqual([]);
    expect(those(verdicts, "held").length).toBeGreaterThan(50);
  });
});
