/** A small app. It talks to the bank through the generated contract, so that a call that breaks a promise ends there. */
import { implement } from "../generated/bank.contract.js";
import { Bank, Refused } from "./bank.js";
import { accountIds } from "./ids.js";

const users = [
  ["usr_00000ada", { id: "usr_00000ada", name: "Ada" }],
  ["usr_0000bert", { id: "usr_0000bert", name: "Bert" }],
] as const;

export function main(print: (line: string) => void): void {
  const plain = new Bank(users, [], accountIds());
  const bank = implement(plain, { observe: () => ({ users: plain.users, accounts: plain.accounts }), frames: true });
  const ada = bank.open({ owner: "usr_00000ada" });
  const bert = bank.open({ owner: "usr_0000bert" });
  try {
    bank.transfer({ from: ada.id, to: bert.id, amount: 500 });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    print(`Ada cannot send 5.00: ${error.code}`);
  }
  bank.close({ id: bert.id });
  for (const account of bank.statement({ owner: "usr_0000bert" })) print(`Bert has ${account.id}, ${account.status}`);
}

if (process.argv[1]?.endsWith("app.ts")) main(console.log);
