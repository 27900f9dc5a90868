/** Repeatable numbers from a seed, for made-up data only: the same seed gives the same people and marks on every machine. */
export interface SeededRandom {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** Roughly bell-shaped around `middle`, within `reach` on both sides. */
  around(middle: number, reach: number): number
}

/** mulberry32, small and good enough to make names and marks; nothing secret is ever drawn from it. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    around: (middle, reach) => Math.round(middle + (next() + next() + next() - 1.5) * (reach / 1.5)),
  }
}
