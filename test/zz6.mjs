import { readFileSync } from "node:fs";
import { compileText } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
const { value: c } = compileText("x.spec.md", readFileSync(new URL("./bench/generation/"+process.argv[2]+".spec.md", import.meta.url),"utf8"));
const a = buildArbitraries(c).input("take").map(r=>r({}));
for (let i=0;i<200;i++) fc.sample(a,{numRuns:500,seed:i});
