/** A refusal, with the code that the spec gives it. */
export class Refused<Code extends string> extends Error {
  constructor(readonly code: Code) {
    super(code);
  }
}
