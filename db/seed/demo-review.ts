import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { today } from '#app/services/clock.server.ts'
import { answerAssignment, assignAutomatically } from '#app/services/reviews/assign.server.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { getOwnReviews, saveSheet, submitSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { moveRound } from '#app/services/reviews/move-round.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { took } from './demo-contests.ts'
import { endNoticeOf } from './demo-notices.ts'
import { insertStudio, type DemoRegion } from './demo-people.ts'

const key = () => randomUUID().replaceAll('-', '')

const OTHERS: ReadonlyArray<{ name: string; lead: string; host: string; trade: string }> = [
  { name: '祝海涛木作技能大师工作室', lead: '祝海涛', host: '浙江熟溪门业有限公司', trade: '手工木工' },
  { name: '汤春梅面点技能大师工作室', lead: '汤春梅', host: '浙江明招温泉酒店有限公司', trade: '中式面点' },
  { name: '阎立新数控技能大师工作室', lead: '阎立新', host: '武义恒达五金制造有限公司', trade: '数控车工' },
  { name: '项晓燕茶艺技能大师工作室', lead: '项晓燕', host: '武义壶山文旅用品有限公司', trade: '茶艺' },
  { name: '程国栋电工技能大师工作室', lead: '程国栋', host: '武义泉溪机电有限公司', trade: '电工' },
]

/** A round of six studios, one of them too young to be assessed, in expert review: the first expert has handed in some sheets, the second has just begun. */
export async function seedReviewRound({ region, officer, experts }: { region: DemoRegion; officer: RegionActor; experts: readonly RegionActor[] }): Promise<void> {
  const day = await today()
  const year = Number(day.slice(0, 4))
  await inTransaction(async (tx) => {
    for (const [at, { name, lead, host, trade }] of OTHERS.entries()) {
      await insertStudio(tx, {
        region, name, host, tierLabel: '县级', trade, occupationCode: '6-18-02-04', place: host, leadName: lead, policyId: 'wuyi-2021-46',
        recognitionDocument: `武人社〔${year - 2}〕${30 + at}号`, recognisedOn: `${year - (at === 3 ? 0 : 2)}-01-10`,
      })
    }
  })
  const created = await createRound({
    actor: officer, idempotencyKey: key(), name: `${year}年度技能大师工作室考核`, year, asOf: day, policyId: 'wuyi-2021-46', rubricKey: 'hangzhou-2017',
    thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null,
  })
  if (!created.ok) throw new Error(created.reason)
  const { roundId } = created.value
  const move = (action: 'collect' | 'startReview') => moveRound({ actor: officer, idempotencyKey: key(), roundId, action, reason: null })
  await move('collect')
  await assignAutomatically({ actor: officer, idempotencyKey: key(), roundId })
  await move('startReview')
  const [first] = experts
  const { rows } = await getOwnReviews(first!, 1)
  for (const [at, { id }] of rows.slice(0, 2).entries()) {
    await answerAssignment({ actor: first!, idempotencyKey: key(), assignmentId: id, answer: 'accept', reason: null })
    const items = Object.fromEntries(hangzhou2017.items.map((item, n) => [item.key, n % 4 === at ? { points: item.points - 200, reason: '现场资料不全' } : { points: item.points, reason: '' }]))
    await saveSheet({ actor: first!, idempotencyKey: key(), assignmentId: id, sheet: { items, veto: null, visitedOn: day, overall: '制度健全，带徒扎实。' } })
    if (at === 0) await submitSheet({ actor: first!, idempotencyKey: key(), assignmentId: id })
  }
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
