import { readFileSync, writeFileSync } from "node:fs"; import { createJiti } from "jiti";
import { compileText } from "@tenet/checker"; import { generate } from "@tenet/generator"; import { buildArbitraries } from "@tenet/verifier"; import fc from "fast-check";
const c = compileText("bank.spec.md", readFileSync("/work/main/examples/bank/bank.spec.md","utf8")).value;
for (const {name,text} of generate(c).files) if (name.endsWith(".ts")) writeFileSync("/work/main/test/zzgen/"+name, text);
const p = await createJiti(import.meta.url).import("/work/main/test/zzgen/bank.arbitraries.ts");
const b = buildArbitraries(c);
const [x,y] = [fc.sample(p.bankState(),{numRuns:3,seed:5}), fc.sample(b.state,{numRuns:3,seed:5})];
console.log(x[0]); console.log(y[0]);
import { isDeepStrictEqual } from "node:util";
const [xs,ys] = [fc.sample(p.bankState(),{numRuns:50,seed:5}), fc.sample(b.state,{numRuns:50,seed:5})];
const at = xs.findIndex((v,i)=>!isDeepStrictEqual(v,ys[i])); console.log("differs at", at); if (at>=0) {console.log(xs[at]); console.log(ys[at]);}
