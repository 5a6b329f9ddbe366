export { display as describe } from "../type/display.js";
