import { ordersWith } from "./orders.js";

export default ordersWith("purges-all");
