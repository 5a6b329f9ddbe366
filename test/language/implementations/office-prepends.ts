import { officeWith } from "./office.js";

export default officeWith("prepends");
