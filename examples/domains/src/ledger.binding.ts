import { bind } from "@tenet/runtime";
import type { Ledger as Spec } from "../generated/ledger.contract.js";
import { Ledger } from "./ledger.js";

export default bind<Spec>({
  create: ({ state, now }) => new Ledger(state, now),
  observe: ({ accounts, transfers }: Ledger) => ({ accounts, transfers }),
});
