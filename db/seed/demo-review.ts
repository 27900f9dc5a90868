import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { today } from '#app/services/clock.server.ts'
import { answerAssignment, assignAutomatically } from '#app/services/reviews/assign.server.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { getOwnReviews, saveSheet, submitSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { moveRound } from '#app/services/reviews/move-round.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { took } from './demo-contests.ts'
import { endNoticeOf } from './demo-notices.ts'
import { insertStudio, type DemoRegion } from './demo-people.ts'

const key = () => randomUUID().replaceAll('-', '')

const OTHERS: ReadonlyArray<{ name: string; lead: string; host: string; trade: string; place: string }> = [
  { name: '祝海涛木作技能大师工作室', lead: '祝海涛', host: '浙江熟溪门业有限公司', trade: '手工木工', place: '武义县王宅镇工业功能区 12 号' },
  { name: '汤春梅面点技能大师工作室', lead: '汤春梅', host: '浙江明招温泉酒店有限公司', trade: '中式面点', place: '武义县熟溪街道温泉路 88 号' },
  { name: '阎立新数控技能大师工作室', lead: '阎立新', host: '武义恒达五金制造有限公司', trade: '数控车工', place: '武义县白洋街道牛背金工业区' },
  { name: '项晓燕茶艺技能大师工作室', lead: '项晓燕', host: '武义壶山文旅用品有限公司', trade: '茶艺', place: '武义县壶山街道武阳路 6 号' },
  { name: '程国栋电工技能大师工作室', lead: '程国栋', host: '武义泉溪机电有限公司', trade: '电工', place: '武义县泉溪镇王山头工业区' },
]

const REASONS = ['现场资料不全', '台账缺少两个月', '制度未上墙', '支出凭证不完整', '岗位职责不清']

/**
 * What each expert takes off, in hundredths by item. 祝海涛 stands at 96; 傅金龙 reaches the same with a full sheet of the second expert, and
 * there is one place for 优秀.
 */
const FIRST: Readonly<Record<string, readonly number[]>> = { 傅金龙: [200, 0, 300, 0, 0, 300], 汤春梅: [0, 200, 0, 400], 祝海涛: [0, 200, 200], 阎立新: [500, 0, 300, 200], 程国栋: [600, 200, 400, 200, 200] }
const SECOND: Readonly<Record<string, readonly number[]>> = { 汤春梅: [100, 300, 0, 400], 祝海涛: [200, 0, 200], 阎立新: [400, 0, 500], 程国栋: [700, 300, 500, 300] }
/** The sheet that the first expert has written and not handed in. */
const UNFINISHED = '汤春梅面点技能大师工作室'

/** A round of six studios, one of them too young to be assessed, in expert review: the first expert has one sheet to hand in, the second one to begin. */
export async function seedReviewRound({ region, officer, experts }: { region: DemoRegion; officer: RegionActor; experts: readonly RegionActor[] }): Promise<void> {
  const day = await today()
  const year = Number(day.slice(0, 4))
  await inTransaction(async (tx) => {
    for (const [at, { name, lead, host, trade, place }] of OTHERS.entries()) {
      await insertStudio(tx, {
        region, name, host, tierLabel: '县级', trade, occupationCode: '6-18-02-04', place, leadName: lead, policyId: 'wuyi-2021-46',
        recognitionDocument: `武人社〔${year - 2}〕${30 + at}号`, recognisedOn: `${year - (at === 3 ? 0 : 2)}-01-10`,
      })
    }
  })
  const { roundId } = took(await createRound({
    actor: officer, idempotencyKey: key(), name: `${year}年度技能大师工作室考核`, year, asOf: day, policyId: 'wuyi-2021-46', rubricKey: 'hangzhou-2017',
    thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: addDays(day, 12),
  }))
  const move = async (action: 'collect' | 'startReview') => took(await moveRound({ actor: officer, idempotencyKey: key(), roundId, action, reason: null }))
  await move('collect')
  took(await assignAutomatically({ actor: officer, idempotencyKey: key(), roundId }))
  await move('startReview')
  const [first, second] = experts
  for (const [expert, sheets] of [[first!, FIRST], [second!, SECOND]] as const) {
    for (const { id, studioName } of (await getOwnReviews(expert, 1)).rows) {
      const lost = Object.entries(sheets).find(([name]) => studioName.startsWith(name))?.[1]
      if (lost === undefined) continue
      took(await answerAssignment({ actor: expert, idempotencyKey: key(), assignmentId: id, answer: 'accept', reason: null }))
      took(await saveSheet({ actor: expert, idempotencyKey: key(), assignmentId: id, sheet: { items: itemsOf(hangzhou2017, lost), veto: null, visitedOn: day, overall: '制度健全，带徒扎实。' } }))
      if (expert !== first || studioName !== UNFINISHED) took(await submitSheet({ actor: expert, idempotencyKey: key(), assignmentId: id }))
    }
  }
}

/** Sheet of an expert who takes points off the first items, one entry of `lost` each, in hundredths. */
export function itemsOf({ items }: Rubric, lost: readonly number[]) {
  return Object.fromEntries(items.map((item, at) => [item.key, { points: item.points - (lost[at] ?? 0), reason: lost[at] ? REASONS[at % REASONS.length]! : '' }]))
}

/** The round of the year before: scored, on public notice, and the notice over; one act of the bureau ends it with the circular. */
export async function seedLastRound({ officer, experts }: { officer: RegionActor; experts: readonly RegionActor[] }): Promise<void> {
  const year = Number((await today()).slice(0, 4)) - 1
  const { roundId } = took(
    await createRound({
      actor: officer, idempotencyKey: key(), name: `${year}年度技能大师工作室考核`, year, asOf: `${year}-12-15`, policyId: 'wuyi-2021-46', rubricKey: 'hangzhou-2017',
      thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null,
    }),
  )
  const move = async (action: 'collect' | 'startReview' | 'startMeeting' | 'notify') => took(await moveRound({ actor: officer, idempotencyKey: key(), roundId, action, reason: null }))
  await move('collect')
  took(await assignAutomatically({ actor: officer, idempotencyKey: key(), roundId }))
  await move('startReview')
  for (const [by, expert] of experts.entries()) {
    const tasks = (await getOwnReviews(expert, 1)).rows.filter(({ roundName }) => roundName.startsWith(String(year)))
    for (const [weak, { id }] of tasks.entries()) {
      // Each studio is weaker in one item more than the one before it, so that none stand equal; the experts differ a little.
      const items = Object.fromEntries(hangzhou2017.items.map((item, n) => [item.key, n < weak ? { points: item.points - 100 - by * 50, reason: '记录不够完整' } : { points: item.points, reason: '' }]))
      took(await answerAssignment({ actor: expert, idempotencyKey: key(), assignmentId: id, answer: 'accept', reason: null }))
      took(await saveSheet({ actor: expert, idempotencyKey: key(), assignmentId: id, sheet: { items, veto: null, visitedOn: null, overall: '工作扎实。' } }))
      took(await submitSheet({ actor: expert, idempotencyKey: key(), assignmentId: id }))
    }
  }
  await move('startMeeting')
  await move('notify')
  await endNoticeOf(roundId)
}
