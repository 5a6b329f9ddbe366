import { compileText } from "/work/main/packages/checker/dist/index.js";
import { buildArbitraries } from "/work/main/packages/verifier/dist/index.js";
import fs from "node:fs"; import * as fc from "fast-check";
const {value:contract}=compileText("bank.spec.md",fs.readFileSync("/work/main/examples/bank/bank.spec.md","utf8"));
const a=buildArbitraries(contract);
const bench=(name,arb)=>{ for(let k=0;k<2;k++){ globalThis.gc?.(); const h=process.memoryUsage().heapUsed;const t=performance.now(); let n=0; fc.check(fc.property(arb,()=>{n++}),{seed:1,numRuns:300}); console.log(name,((performance.now()-t)/300).toFixed(3),"ms each"); } };
bench("state",a.state); for (const op of contract.operations) { bench(op.name,a.input(op.name)); }
bench("array", fc.array(fc.oneof(...contract.operations.map(o=>a.input(o.name))),{maxLength:2,size:"max"}));
const states=fc.sample(a.state,{seed:3,numRuns:300});
for (const op of contract.operations) for (const aim of [undefined,...op.refusals.map(r=>({breaks:r.id}))]) { const xs=fc.sample(a.input(op.name,aim),{seed:2,numRuns:300}); const t=performance.now(); let ok=0; xs.forEach((x,i)=>{ if(x(states[i])) ok++; }); console.log("resolve",op.name,aim?.breaks,((performance.now()-t)/300).toFixed(3),"ms",ok); }
