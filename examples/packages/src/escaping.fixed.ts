import validator from "validator";

export const { escape, unescape } = validator;
