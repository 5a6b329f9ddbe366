import { bind } from "@tenet/runtime";
import type { Bank as Shape } from "./generated/bank.contract.js";
import { Bank, type State } from "./bank-implementation.js";
class Wrong extends Bank { override transfer(i: any) { if (i.amount > 3) { (this as any).account(i.from).balance -= i.amount; return i; } return super.transfer(i); } }
const C = process.env.WRONG ? Wrong : Bank;
export default bind<Shape>({ create: world => new C(structuredClone(world.state) as State), observe: (bank: Bank) => bank.snapshot() });
