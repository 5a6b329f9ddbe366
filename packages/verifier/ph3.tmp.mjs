import { compileText } from "/work/main/packages/checker/dist/index.js";
import { verify, buildArbitraries } from "/work/main/packages/verifier/dist/index.js";
import fs from "node:fs"; import * as fc from "fast-check";
const t0=performance.now(); const {value:contract,source}=compileText("bank.spec.md",fs.readFileSync("/work/main/examples/bank/bank.spec.md","utf8"));
console.log("compile",performance.now()-t0);
for (const impl of ["bank.binding.ts",]) for (const skipTypes of [true]) for (let i=0;i<4;i++){
const c0=process.cpuUsage(); const t1=performance.now(); const r=await verify({contract,specText:source.text,implementation:{name:impl,path:"/work/main/examples/bank/src/"+impl},runs:200,seed:1,deadline:1000,skipTypes});
const c=process.cpuUsage(c0);console.log(impl,"wall",(performance.now()-t1)|0,"cpu",(c.user/1000)|0,(c.system/1000)|0,"calls",r.calls);}
