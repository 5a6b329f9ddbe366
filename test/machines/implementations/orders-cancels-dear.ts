import { ordersWith } from "./orders.js";

export default ordersWith("cancels-dear");
