import * as t from "@tenet/testing"; import fc from "fast-check";
import { compileText } from "@tenet/checker"; import { buildArbitraries } from "@tenet/verifier";
const text = (rules) => `---\nspec: a.b\n---\n\n# T\n\n## Operations\n\n### f(x)\n\n| Input | Type | Rules |\n|---|---|---|\n| x | ${rules} |\n\nReturns: integer\n`;
for (const [rules, d] of [["string | matching \`/^acc_[a-z0-9]{8}$/\`", t.matching(/^acc_[a-z0-9]{8}$/u)], ["integer | from 0 to 100", t.integer({atLeast:0,atMost:100})]]) {
  const c = compileText("a.spec.md", text(rules)).value;
  console.log(JSON.stringify(fc.sample(buildArbitraries(c).cases("f").map(x=>x.input.x),{numRuns:6,seed:5})));
  console.log(JSON.stringify(fc.sample(t.cases(t.stateless,t.inputs({x:d})).map(x=>x.input.x),{numRuns:6,seed:5})));
}
