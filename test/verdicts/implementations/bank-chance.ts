import { bind } from "@tenet/runtime";
import { bankWith } from "./bank.js";

export default bind(bankWith({ wrong: ({ calls }) => Math.imul(calls + 1, 0x9e3779b1) >>> 29 === 0 }));
