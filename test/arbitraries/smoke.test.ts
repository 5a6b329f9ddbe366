import { readFileSync } from "node:fs";
import { compileText } from "@tenet/checker";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildArbitraries } from "../../packages/verifier/src/arbitraries/index.js";
import { planArbitraries } from "../../packages/generator/src/arbitraries/index.js";

test("smoke", () => {
  const text = readFileSync("/work/main/examples/bank/bank.spec.md", "utf8");
  const { value, diagnostics } = compileText("bank.spec.md", text);
  console.log(diagnostics.slice(0, 5));
  if (!value) return;
  const arbs = buildArbitraries(value);
  const show = (x: unknown) => JSON.stringify(x, (_, v) => v instanceof Map ? [...v] : v);
  for (const s of fc.sample(arbs.state, { numRuns: 3, seed: 1 })) console.log(show(s));
  for (const op of ["transfer", "open", "close"]) {
    let ok = 0; const n = 500;
    const t = performance.now();
    const pairs = fc.sample(fc.tuple(arbs.state, arbs.input(op)), { numRuns: n, seed: 3 });
    for (const [s, r] of pairs) { const i = r(s); if (i) { ok++; if (ok < 4) console.log(op, show(i)); } }
    console.log(op, ok, n, (performance.now() - t) / n, "ms each");
    for (const clause of planArbitraries(value).operations.find(o => o.name === op)!.nearMisses) {
      let hit = 0;
      for (const [s, r] of fc.sample(fc.tuple(arbs.state, arbs.input(op, { breaks: clause.clause })), { numRuns: n, seed: 3 })) { const i = r(s); if (i) hit++; }
      console.log("near", clause.clause, hit, n);
    }
  }
  console.log(arbs.fallbacks());
});
