import { bind } from "@tenet/runtime";
import { bankWith } from "./bank.js";

/** Wrong for about a third of all calls, by a rule that nobody could put in a few words. */
const scattered = ({ from, to, amount }: { from: number; to: number; amount: number }) =>
  (Math.imul(from * 7919 + to * 104729 + amount * 1299709 + 17, 0x9e3779b1) >>> 16) % 3 === 0;

export default bind(bankWith({ wrong: scattered }));
