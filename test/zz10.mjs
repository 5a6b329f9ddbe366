import { readFileSync } from "node:fs"; import { compileText } from "@tenet/checker"; import { buildArbitraries } from "@tenet/verifier"; import { planArbitraries } from "@tenet/generator"; import fc from "fast-check";
const c = compileText("bank.spec.md", readFileSync("/work/main/examples/bank/bank.spec.md","utf8")).value;
const op = planArbitraries(c).operations.find(o=>o.name==="transfer");
for (const p of op.pairs ?? []) { const a = buildArbitraries(c); fc.sample(a.cases("transfer",{breaks:p.first,also:p.second}),{numRuns:50}); const f=a.fallbacks().filter(x=>x.tried>50&&x.accepted*2<x.tried); if(f.length) console.log(p.first,p.second,f, JSON.stringify(p.inputs.parts.map(q=>[q.name,q.node.kind,q.checks.length]))); }
for (const p of op.nearMisses) { const a = buildArbitraries(c); fc.sample(a.cases("transfer",{breaks:p.clause}),{numRuns:50}); const f=a.fallbacks().filter(x=>x.tried>50&&x.accepted*2<x.tried); if(f.length) console.log(p.clause,f); }
