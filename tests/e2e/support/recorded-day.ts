import { makeField } from '#db/factories/people.ts'
import { seededRandom } from '#db/factories/random.ts'
import { itemsOfJudge, type GivenSheet } from './judge-sheet.ts'
import { markByItems } from './recorded-scheme.ts'

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
/** Who is marked by hand, item by item on the tablet: another entrant by each judge, and a second one by the first judge, without a network. */
export const TOUCHED = JUDGES.map((_, judge) => 8 * judge)
export const TOUCHED_OFFLINE = 1
/** The judgement that lies two below the panel's at first, and is given again. */
export const TOO_FAR = { judge: 2, entrant: 16, code: 'D1', text: '0' }
/** The sheet that the second clerk mistypes, and how. */
export const MISTYPED = { entrant: 20, mark: '58' }

/** Mark of the written part. */
export function theoryOf(entrant: number): string {
  const at = EQUAL_TO.get(entrant) ?? entrant
  return (92 - at / 2).toFixed(1).replace(/\.0$/, '')
}

/** The items a judge gives an entrant, as typed: all of the scheme for the first judge, for the others all but what the panel shares. */
export function sheetOf(entrant: number, judge: number): GivenSheet['values'] {
  const at = EQUAL_TO.get(entrant) ?? entrant
  return itemsOfJudge(judge).map((item) => ({ item, text: item.value(at, judge) }))
}

/** The judge's mark for the practical part in hundredths, worked out from the items. */
export function practicalOf(entrant: number, judge: number): number {
  return markByItems(EQUAL_TO.get(entrant) ?? entrant, judge)
}
