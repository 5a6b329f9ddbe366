import { readFileSync } from "node:fs"; import { compileText, conforms, environment, evaluate } from "@tenet/checker"; import { printArbitraries } from "@tenet/generator"; import { buildArbitraries } from "@tenet/verifier"; import fc from "fast-check";
const r = compileText("related.spec.md", readFileSync("/work/main/test/cases/related/related.spec.md","utf8"));
for (const d of r.diagnostics) console.log(d.severity, d.message, d.span);
if (!r.value) process.exit();
console.log(printArbitraries(r.value).split("/** Values of Shop")[1].split("export const shapes")[0]);
const a = buildArbitraries(r.value); const env = environment(r.value, {});
for (const {name,type} of r.value.operations[0].inputs) {
  const vs = fc.sample(a.input("take").map(f=>f({accounts:new Map(),holds:new Map()})?.[name]), {numRuns:500, seed:2});
  const ok = vs.filter(v=>v!==undefined && conforms(v,type,env)===undefined).length;
  console.log(name, ok, vs.slice(0,3));
}
console.log(a.fallbacks());
