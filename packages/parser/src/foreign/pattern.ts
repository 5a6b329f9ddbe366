/** A regular expression that is built when it is first needed: most runs read no spec of another tool. */
export class Pattern {
  private built: RegExp | undefined;

  constructor(
    private readonly source: () => string,
    private readonly flags = "u",
  ) {}

  test(text: string): boolean {
    return this.expression.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.expression.exec(text);
  }

  private get expression(): RegExp {
    this.built ??= new RegExp(this.source(), this.flags);
    return this.built;
  }
}
