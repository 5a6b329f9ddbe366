import { bind } from "@tenet/runtime";
import type { Bank as Spec } from "../generated/bank.contract.js";
import { Bank } from "./bank.js";
import { accountIds } from "./ids.js";

export default bind<Spec>({
  create: ({ state }) => new Bank(state.users, state.accounts, accountIds()),
  observe: (bank: Bank) => ({ users: bank.users, accounts: bank.accounts }),
});
