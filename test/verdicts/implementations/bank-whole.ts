import { bind } from "@tenet/runtime";
import { bankWith } from "./bank.js";

export default bind(bankWith({ wrong: ({ from, amount }) => from === amount }));
