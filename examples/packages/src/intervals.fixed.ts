export { areIntervalsOverlapping } from "date-fns";
