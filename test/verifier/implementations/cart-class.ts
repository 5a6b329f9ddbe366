/** Keeps its state to itself. */
export class Cart {
  readonly #items: string[] = [];

  add(item: string): void {
    this.#items.push(item);
  }
}
