import fc from "fast-check";
import { transferCases, account, transferNearMisses } from "./bank.arbitraries.js";
import { usable, subject } from "@tenet/testing";
fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("TRF-3")), async drawn => { const { state, input } = usable(drawn); const s: string = input.from; state.accounts.get(s); });
fc.property(account(), a => a.balance >= 0);
