import * as t from "@tenet/testing";
import fc from "fast-check";
for (const p of [/^INV-[0-9]{4}-[A-Z]{2,6}$/u, /^(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9]{8,16}$/u, /abc/u, /^(?!.*--)[a-z](?:[a-z-]{0,10}[a-z])?$/u, /^[\p{L}]+$/u, /^\S+@\S+\.\S+$/u, /^(a|bb|c{3})*$/u, /^.{1,64}$/u, /\bfoo\b/u, /^https?:\/\/[a-z]+(\.[a-z]+)+(\/\S*)?$/iu, [/^[a-z]+$/u, /abc/u, /^.{5,7}$/u], /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/u]) {
  const d = t.matching(p, {clause:"x"}); console.log(p, JSON.stringify(fc.sample(d,{numRuns:8,seed:3})).slice(0,400));
  const all = fc.sample(d,{numRuns:1000,seed:3}); if(all.includes(t.unusable)) console.log("UNUSABLE", all.filter(x=>x===t.unusable).length);
  const r=fc.check(fc.property(d,x=>x.length<4),{numRuns:500,seed:1}); console.log("  min", JSON.stringify(r.counterexample));
}
