/** A call that the spec refuses; `code` is the spec's. */
export class FakeRefusal extends Error {
  override readonly name = "FakeRefusal";
  constructor(
    readonly code: string,
    /** The clause that was due. */
    readonly clause: string,
  ) {
    super(code);
  }
}

/** The spec does not say what happens here: a fake makes nothing up. */
export class NotDetermined extends Error {
  override readonly name = "NotDetermined";
}

/** The caller broke a duty: nothing is promised. */
export class CallerMistake extends Error {
  override readonly name = "CallerMistake";
}
