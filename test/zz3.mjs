import { readFileSync } from "node:fs";
import { compileText } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
const bank = compileText("bank.spec.md", readFileSync("/work/main/examples/bank/bank.spec.md","utf8")).value;
const a = buildArbitraries(bank);
let n=0, failed=false;
fc.check(fc.property(fc.tuple(a.state, a.input("transfer")).map(([state, r])=>({state,input:r(state)})), c => {const bad=(c.input && c.state.accounts.get(c.input.from)?.balance===c.input.amount); failed||=bad; if(failed && n++<200 && n>1) console.log(bad, c.input, [...c.state.accounts.values()].map(x=>JSON.stringify(x)).join("\n  ")); return !bad}), {numRuns:1000, seed:1});
