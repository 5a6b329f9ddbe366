import { echo } from "../desk.mjs";

export default echo("says");
