import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

/** How far apart the two sides of a race may start, in microseconds. */
const LARGEST_OFFSET_US = 4_000

export interface Race<Left, Right> {
  rounds: number
  /** A fresh beginning for this round. */
  prepare(round: number): Promise<void>
  left(round: number): Promise<Left>
  right(round: number): Promise<Right>
  /** Says what is wrong after both have ended, or nothing. */
  judge(round: number, left: PromiseSettledResult<Left>, right: PromiseSettledResult<Right>): Promise<string | undefined>
}

async function after<T>(microseconds: number, run: () => Promise<T>): Promise<T> {
  if (microseconds >= 1_000) await delay(Math.floor(microseconds / 1_000))
  return run()
}

/**
 * Lets two acts meet again and again, each time with other small offsets, and collects what went wrong. A guard is proved by
 * the same race without it: that one must find something.
 */
export async function raceRounds<Left, Right>(race: Race<Left, Right>): Promise<string[]> {
  const wrong: string[] = []
  for (let round = 0; round < race.rounds; round += 1) {
    await race.prepare(round)
    const offset = () => randomInt(0, LARGEST_OFFSET_US + 1)
    const [left, right] = await Promise.allSettled([after(offset(), () => race.left(round)), after(offset(), () => race.right(round))])
    const verdict = await race.judge(round, left, right)
    if (verdict) wrong.push(`round ${round}: ${verdict}`)
  }
  return wrong
}
