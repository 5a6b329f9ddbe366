import { jobsWith } from "./jobs.js";

export default jobsWith("lax");
