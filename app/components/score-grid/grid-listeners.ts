import type { CellKey } from './grid-model.ts'

/** Who wants to know when one cell, or anything at all, has changed. */
export class GridListeners {
  /** Grows with every change. */
  generation = 0
  readonly #byCell = new Map<CellKey, Set<() => void>>()
  readonly #any = new Set<() => void>()

  /** @returns ends the subscription */
  subscribe(key: CellKey, listener: () => void): () => void {
    let set = this.#byCell.get(key)
    if (!set) this.#byCell.set(key, (set = new Set()))
    set.add(listener)
    return () => set.delete(listener)
  }

  /** @returns ends the subscription */
  subscribeAny(listener: () => void): () => void {
    this.#any.add(listener)
    return () => this.#any.delete(listener)
  }

  /** One cell has changed. Those who watch the whole grid are told once an act is complete, by `tellAny`. */
  tell(key: CellKey): void {
    this.generation += 1
    for (const listener of this.#byCell.get(key) ?? []) listener()
  }

  tellAny(): void {
    this.generation += 1
    for (const listener of this.#any) listener()
  }

  tellAll(): void {
    for (const set of this.#byCell.values()) for (const listener of set) listener()
    this.tellAny()
  }
}
