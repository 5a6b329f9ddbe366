import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { readFileSync, writeFileSync } from "node:fs";
const r = compileText("bank.spec.md", readFileSync("/work/main/examples/bank/bank.spec.md", "utf8"));
for (const f of generate(r.value, { binding: "../bank.binding.js" }).files) writeFileSync("/work/main/test/.e2e/generated/" + f.name, f.text);
