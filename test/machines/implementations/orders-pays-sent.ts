import { ordersWith } from "./orders.js";

export default ordersWith("pays-sent");
