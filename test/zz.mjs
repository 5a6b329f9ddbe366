import { readFileSync } from "node:fs";
import { compileText } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
const bank = compileText("bank.spec.md", readFileSync("/work/main/examples/bank/bank.spec.md","utf8")).value;
const a = buildArbitraries(bank);
let bad=0;
for (let seed=1; seed<=60; seed++){
  const d = fc.check(fc.property(fc.tuple(a.state, a.input("transfer")).map(([state, r])=>({state,input:r(state)})), c => !(c.input && c.state.accounts.get(c.input.from).balance===c.input.amount)), {numRuns:1000, seed});
  const {state,input}=d.counterexample[0];
  if (input.amount!==1){bad++; if(bad<4) console.log(seed, input, state.accounts, d.numShrinks)}
}
console.log(bad,"of 60 not minimal");
