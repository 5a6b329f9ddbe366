// A desk that is right but for one mistake, and tells of it what it must not.
import { bind } from "@tenet/runtime";

/** What the desk makes itself; nobody gave it. */
export const made = "CANARY-made-1";

class Desk {
  constructor({ state, ports, emit }, mistake) {
    Object.assign(this, { accounts: state.accounts, post: ports.Post, emit, mistake });
  }

  async enter({ id, code }) {
    const { mistake, accounts } = this;
    const account = accounts.get(id);
    if (account === undefined) throw Object.assign(new Error(`no account for ${code}`), { code: "UNKNOWN" });
    const { mail } = account;
    if (account.code !== code) throw Object.assign(new Error(`${account.code} it is`), { code: "WRONG" });
    if (mistake === "says") throw new Error(`could not enter ${mail} with ${code} at ${account.pin}`);
    if (mistake === "says-made") throw new Error(`could not keep ${made}`);
    if (mistake === "never") return new Promise(() => {});
    if (mistake === "crashes") {
      console.error(`Error: ${mail} with ${code}, ${made}`);
      process.exit(3);
    }
    const uses = account.uses;
    const { receipt } = await this.post.send(mistake === "asks" ? code : mail, mistake === "asks" ? made : code);
    accounts.set(id, { ...account, uses: (mistake === "races" ? uses : accounts.get(id).uses) + 1 });
    if (mistake === "keeps") accounts.set(id, { ...accounts.get(id), code: made });
    this.emit({ event: "Entered", data: { id, mail: mistake === "tells" ? made : mail, code } });
    if (mistake === "form") return made;
    return { token: mistake === "makes" ? made : receipt, mail: mistake === "mixes" ? code : mail };
  }

  change({ id, code, pin }) {
    const { mistake, accounts } = this;
    const account = accounts.get(id);
    if (account === undefined) throw Object.assign(new Error(`no account for ${code}`), { code: "UNKNOWN" });
    const forgets = mistake === "forgets";
    accounts.set(id, { ...account, code: forgets ? made : `${code}!`, pin: forgets ? 0 : pin });
  }
}

export const desk = mistake =>
  bind({ create: world => new Desk(world, mistake), observe: ({ accounts }) => ({ accounts }) });

/** Answers what it is given, but for one mistake. */
export const echo = mistake =>
  bind({
    operations: {
      echo: (_, { code }) => {
        if (mistake === "wanders") return `${made} ${process.hrtime.bigint()}`;
        if (mistake === "says") throw new Error(`no echo for ${code}`);
        return mistake === "echoes" ? made : code;
      },
    },
  });
