import * as t from "@tenet/testing";
import fc from "fast-check";
const run=(d,bad)=>{const r=fc.check(fc.property(d,x=>!bad(x)),{numRuns:1000,seed:3});console.log(r.counterexample?.[0], r.numShrinks)};
run(t.integer({atLeast:0,atMost:10000000000}), x=>x>=5);
run(t.record({a:t.integer({atLeast:0,atMost:10000000000})}), x=>x.a>=5);
run(t.record({a:t.integer({atLeast:0,atMost:10000000000}),b:t.integer({atLeast:1,atMost:({it})=>it.a})}), x=>x.a===x.b);
run(t.map(t.integer(),t.record({a:t.integer({atLeast:0,atMost:10000000000})})), x=>[...x.values()].some(y=>y.a>=5));
