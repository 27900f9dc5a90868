import { makeField } from '#db/factories/people.ts'
import { seededRandom } from '#db/factories/random.ts'

/**
 * A contest day as it is replayed: forty entrants, five judges, two clerks. The best come first, so that a reader sees what must come out; the places of
 * the judges differ by what people differ by. Marks are decimal texts, as a hand types them.
 */
export const ENTRANTS = makeField({ random: seededRandom(2026), size: 40, series: 91 })
export const JUDGES = ['叶少华', '罗宏', '梁志强', '宋敏', '谢永康']

/** Third and fourth are equal in everything: with forty entrants both fit under the cap of the first tier, with thirty-nine only one. */
const EQUAL_TO = new Map([[3, 2]])
/** Found with a forbidden tool after the marking. */
export const DISQUALIFIED = 7
/** Whose written paper was counted wrong: eight answers of page three were left out. */
export const APPELLANT = 9
export const APPEAL_MARK = '93.5'
/** The sheet that the second clerk mistypes, and how. */
export const MISTYPED = { entrant: 20, mark: '58' }

/** Each judge's distance from the middle, in hundredths: one is strict, one is mild. */
const HAND = [-150, -50, 0, 75, 200]

/** Mark of the written part. */
export function theoryOf(entrant: number): string {
  const at = EQUAL_TO.get(entrant) ?? entrant
  return (92 - at / 2).toFixed(1).replace(/\.0$/, '')
}

/** Mark of the practical part by the judge at this place of the panel (0–4). */
export function practicalOf(entrant: number, judge: number): string {
  const at = EQUAL_TO.get(entrant) ?? entrant
  return ((9_500 - 75 * at + HAND[(judge + at) % 5]!) / 100).toFixed(2)
}
