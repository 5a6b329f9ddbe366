export { areIntervalsOverlapping } from "date-fns-buggy";
