import { shelf } from "./shelf.js";

export default shelf({ most: 13, again: false });
