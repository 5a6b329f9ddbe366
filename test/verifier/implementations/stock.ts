/** The right one; others below it vary it. */
const refuse = (code: string) => Object.assign(new Error(code), { code });

export class Stock {
  constructor(readonly shelf: Map<string, number>) {}

  put({ sku, count }: { sku: string; count: number }): number {
    const there = this.shelf.get(sku) ?? 0;
    if (this.shelf.has(sku) && there + count > 100) throw refuse("FULL");
    if (this.sum() + count > 150) throw refuse("HEAVY");
    this.shelf.set(sku, there + count);
    return there + count;
  }

  take({ sku, count }: { sku: string; count: number }): void {
    const there = this.shelf.get(sku);
    if (there === undefined) throw refuse("UNKNOWN");
    if (count > there) throw refuse("SHORT");
    this.shelf.set(sku, there - count);
  }

  known({ skus }: { skus: string[] }): string[] {
    return skus.filter(sku => this.shelf.has(sku));
  }

  protected sum(): number {
    return [...this.shelf.values()].reduce((sum, count) => sum + count, 0);
  }
}
