import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { RegionActor } from '#app/auth/actor.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { saveItemMarks, type TypedItem } from '#app/services/schemes/save-item-marks.server.ts'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { draftOf } from '#app/services/schemes/scheme-draft.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'
import { itemColumnId } from '#app/services/sheets/sheet-columns.ts'
import { readDb, type Tx } from '#db/client.ts'
import { seededRandom, type SeededRandom } from '#db/factories/random.ts'
import { listField } from '#db/queries/field.ts'
import { judgeAssignments } from '#db/schema/index.ts'
import { itemsOf, isGroupItem, type SchemeItem } from '#scoring/schemes/scheme.ts'
import { shortValue } from '#scoring/schemes/rule-text.ts'
import { enterContest, took, type SeededContest } from './demo-contests.ts'
import { faultlessText, SHAFT_SCHEME } from './demo-scheme-items.ts'

const PART = 'practical'
const JUDGES = [1, 2, 3, 4, 5]
/** Of the field: who has been marked by everybody; the next one is still with the judges, with one item to be judged again. */
const MARKED = 6

/** A contest whose practical part is marked item by item: most of the field by the whole panel, one entrant with a judgement that is disputed. */
export async function seedScheme({ officer, clerk, clerk2 }: { officer: RegionActor; clerk: RegionActor; clerk2: RegionActor }, series: number): Promise<SeededContest> {
  const seeded = await enterContest(
    officer,
    {
      key: 'shaft', code: 'WY2026-ZL', name: '2026年武义县轴类零件加工职业技能竞赛', nameEn: 'Wuyi shaft machining skill contest 2026', finalOn: '2026-11-27', entrants: 8, region: 'wuyi', stage: 'marking', year: 2026,
      place: '武义县职业技术学校机加工实训中心', organiser: '武义县人力资源和社会保障局', host: '武义县职业技术学校', competitionClass: 1, policyId: 'wuyi-2021-46',
      event: { name: '轴类零件加工', nameEn: 'Shaft machining', template: 'theory20Practical80Panel', occupationCode: '6-18-01-01', occupationName: '车工', noOccupationReason: null, highestLevel: 'seniorTechnician' },
    },
    series,
  )
  const { eventId } = seeded
  took(await saveScheme({ actor: officer, idempotencyKey: randomUUID(), eventId, partKey: PART, version: 0, draft: draftOf(SHAFT_SCHEME), reason: null }))
  const field = await listField(readDb, { eventId, regionId: officer.regionId })
  const random = seededRandom(5_001)
  const strength = field.map(() => random.between(45, 95))
  const items = itemsOf(SHAFT_SCHEME)
  const cells = (entry: number, chosen: readonly SchemeItem[], text: (item: SchemeItem) => string): TypedItem[] =>
    chosen.map((item) => ({ entryId: field[entry]!.id, partKey: PART, itemKey: item.key, text: text(item), baseVersion: 0 }))
  const marked = field.slice(0, MARKED + 1).map((_, at) => at)
  const give = async (slot: number, typed: TypedItem[]) => took(await saveItemMarks({ actor: clerk, eventId, idempotencyKey: randomUUID(), slot, cells: typed }, { source: 'clerk' }))
  // What an entrant is judged like by the whole panel; a judge is at most one beside it.
  const level = new Map(marked.flatMap((at) => items.map((item) => [`${at} ${item.key}`, levelOf(random, strength[at]!)])))
  await give(1, marked.flatMap((at) => cells(at, items.filter(isGroupItem), (item) => valueText(item, random, strength[at]!))))
  for (const slot of JUDGES) {
    await give(slot, marked.flatMap((at) => cells(at, at === MARKED && slot > 3 ? [] : items.filter((item) => !isGroupItem(item)), (item) => judgementText(item, at, slot, level.get(`${at} ${item.key}`) ?? 1, random))))
  }
  const theory = field.map(({ id }, at) => ({ entryId: id, column: 'part:theory', text: String(Math.min(98, strength[at]! + random.between(-8, 8))), absentJudge: false, baseVersion: 0 }))
  took(await saveGrid({ actor: clerk, eventId, idempotencyKey: randomUUID(), cells: theory, statuses: [] }))
  await typeSheets([clerk, clerk2], eventId, field.map(({ number }) => number))
  return seeded
}

/** On paper: the sheet that was judged again has been typed twice and differs in two boxes, that of the last entrant waits for the second pair of hands. */
async function typeSheets([clerk, clerk2]: readonly [RegionActor, RegionActor], eventId: string, numbers: readonly string[]): Promise<void> {
  const sums = JUDGES.map((slot): [string, string] => [`sum:${PART}:${slot}`, '100'])
  const faultless = Object.fromEntries([...itemsOf(SHAFT_SCHEME).flatMap((item) => (isGroupItem(item) ? [0] : JUDGES).map((slot): [string, string] => [`${itemColumnId(PART, item.key)}:${slot}`, faultlessText(item)])), ...sums])
  const type = async (actor: RegionActor, at: number, texts: Record<string, string>) => took(await typeSheet({ actor, idempotencyKey: randomUUID(), eventId, partKey: PART, number: numbers[at]!, texts, wrongSumSeen: true }))
  await type(clerk, MARKED, { ...faultless, [`${itemColumnId(PART, 'a1')}:0`]: '57.98', [`sum:${PART}:4`]: '99', [`${itemColumnId(PART, 'd1')}:4`]: '2', [`${itemColumnId(PART, 's1')}:0`]: '1' })
  await type(clerk2, MARKED, { ...faultless, [`${itemColumnId(PART, 'a1')}:0`]: '57.89', [`sum:${PART}:4`]: '99', [`${itemColumnId(PART, 'd1')}:4`]: '3', [`${itemColumnId(PART, 's1')}:0`]: '1' })
  await type(clerk, MARKED + 1, faultless)
}

function judgementText(item: SchemeItem, at: number, slot: number, level: number, random: SeededRandom): string {
  // The entrant who is still being marked has one judgement that lies two apart.
  if (at === MARKED && item.key === 'd1' && slot <= 2) return slot === 1 ? '3' : '1'
  return String(Math.min(3, level + (random.between(0, 3) === 0 ? 1 : 0)))
}

const levelOf = (random: SeededRandom, strength: number) => (random.between(0, 100) < strength - 15 ? 2 : random.between(0, 100) < strength ? 1 : 0)

/** A value as the panel would measure it: the better the entrant, the nearer to what is asked. */
function valueText(item: SchemeItem, random: SeededRandom, strength: number): string {
  const good = random.between(0, 100) < strength
  if (item.kind === 'deduction') return good ? '0' : String(random.between(0, 2))
  if (item.kind === 'judgement') return '1'
  const { rule } = item
  switch (rule.by) {
    case 'yesNo':
      return good ? '1' : '0'
    case 'range': {
      const line = good ? rule.lines[0]! : rule.lines[random.between(0, rule.lines.length - 1)]!
      return shortValue(random.between(line.from ?? 0, line.to ?? 0))
    }
    case 'step':
      return shortValue(rule.target + 10 * random.between(-1, 1) * random.between(0, good ? Math.floor(rule.tolerance / 10) : Math.floor(rule.tolerance / 5)))
    case 'linear':
      return shortValue(good ? random.between(Math.floor(rule.fullAt / 2), rule.fullAt) : random.between(rule.fullAt, rule.zeroAt))
  }
}

/** Lets the panel of one event mark another, too; judges stand once in the register. */
export async function appointSamePanel(tx: Tx, { regionId, from, to }: { regionId: string; from: string; to: string }): Promise<void> {
  const panel = await tx.select({ judgeId: judgeAssignments.judgeId, slot: judgeAssignments.slot }).from(judgeAssignments).where(and(eq(judgeAssignments.regionId, regionId), eq(judgeAssignments.eventId, from)))
  await tx.insert(judgeAssignments).values(panel.map((judge) => ({ ...judge, regionId, eventId: to, duty: 'judge' as const, state: 'accepted' as const, declaredAt: new Date(), trainingConfirmedAt: new Date() })))
}
