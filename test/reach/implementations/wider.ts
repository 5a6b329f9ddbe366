import { shelf } from "./shelf.js";

export default shelf({ most: 31, again: false });
