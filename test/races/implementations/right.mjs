import { Bank, binding } from "./bank.mjs";

export default binding(Bank);
