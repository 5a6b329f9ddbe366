import { shelf } from "./shelf.js";

export default shelf({ most: 12, again: true });
