import { bind } from "@tenet/runtime";
import type { Bank as Spec } from "../generated/bank.contract.js";
import { accountIds } from "./ids.js";
import { WrongBank } from "./wrong.js";

export default bind<Spec>({
  create: ({ state }) => new WrongBank(state.users, state.accounts, accountIds()),
  observe: (bank: WrongBank) => ({ users: bank.users, accounts: bank.accounts }),
});
