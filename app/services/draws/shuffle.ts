import { createHmac } from 'node:crypto'

/**
 * Random numbers that a seed decides: HMAC-SHA256 of a counter under the seed, 32 bits at a time. Whoever has the seed draws the same again, with any
 * program, years later.
 */
class SeededNumbers {
  readonly #seed: string
  #counter = 0
  #block = Buffer.alloc(0)
  #at = 0

  constructor(seed: string) {
    this.#seed = seed
  }

  /** A whole number from 0 to `limit` − 1, each equally likely: numbers beyond the last whole multiple are drawn again. */
  below(limit: number): number {
    const usable = Math.floor(0x1_0000_0000 / limit) * limit
    for (;;) {
      const number = this.#next()
      if (number < usable) return number % limit
    }
  }

  #next(): number {
    if (this.#at >= this.#block.length) {
      this.#block = createHmac('sha256', this.#seed).update(String(this.#counter)).digest()
      this.#counter += 1
      this.#at = 0
    }
    const number = this.#block.readUInt32BE(this.#at)
    this.#at += 4
    return number
  }
}

/** The items in an order that the seed decides (Fisher–Yates from the last place down). The given list stays as it is. */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const numbers = new SeededNumbers(seed)
  const list = [...items]
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = numbers.below(last + 1)
    const kept = list[last]!
    list[last] = list[other]!
    list[other] = kept
  }
  return list
}
