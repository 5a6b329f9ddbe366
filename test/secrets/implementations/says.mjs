import { desk } from "../desk.mjs";

export default desk("says");
