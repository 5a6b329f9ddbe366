import { officeWith } from "./office.js";

export default officeWith("pays-cent-more");
