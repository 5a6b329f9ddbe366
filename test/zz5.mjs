import { readFileSync, readdirSync } from "node:fs";
import { compileText, judgeable, conforms, environment, evaluate } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
const files = process.argv.slice(2);
for (const f of files) {
  const { value: whole } = compileText(f, readFileSync(f, "utf8"), path => { try { return readFileSync(path, "utf8") } catch { return undefined } });
  const contract = whole && judgeable(whole);
  if (!contract) { console.log(f, "no contract"); continue; }
  const a = buildArbitraries(contract);
  const t0=Date.now();
  const states = fc.sample(a.state, { numRuns: 200, seed: 3 });
  const t1=Date.now();
  let ok=0, un=0; const broken=new Map();
  for (const s of states) {
    if (typeof s === "symbol") { un++; continue; }
    const env = environment(contract, { before: s, after: s });
    let good=true;
    for (const {name,type} of contract.state) { const c=conforms(s[name], type, env); if (c) {good=false; broken.set(name+": "+JSON.stringify(c).slice(0,150),(broken.get(name)??0)+1);} }
    for (const i of contract.invariants) { let h=false; try{h=evaluate(i.condition, env)===true}catch{} if(!h){good=false; broken.set(i.id,(broken.get(i.id)??0)+1);} }
    if (good) ok++;
  }
  console.log("==", f.split("/").pop(), `states: ${ok} ok, ${un} unusable of 200, ${t1-t0} ms`, [...broken]);
  for (const op of contract.operations) {
    const t2=Date.now();
    const cases = fc.sample(a.cases(op.name), { numRuns: 100, seed: 3 });
    const miss = cases.filter(c=>c===undefined).length; 
    const ms=Date.now()-t2;
    if (miss>0 || ms>500) console.log("   ", op.name, "no case:", miss, "of 100", ms, "ms");
  }
  for (const x of a.fallbacks()) if (x.tried>50 && x.accepted/x.tried<0.5) console.log("      fallback", x.clause, x.tried, (100*x.accepted/x.tried).toFixed(1)+" %");
}
