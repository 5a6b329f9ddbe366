import { shelf } from "./shelf.js";

export default shelf({ most: 30, again: false });
