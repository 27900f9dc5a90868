import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays, startOfDay } from '#app/lib/dates.ts'
import { today } from '#app/services/clock.server.ts'
import { answerAssignment, assignAutomatically, setCandidateStatus } from '#app/services/reviews/assign.server.ts'
import { createRound, type CreateRound } from '#app/services/reviews/create-round.server.ts'
import { getOwnReviews, saveSheet, submitSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { moveRound, RECTIFICATION_DAYS } from '#app/services/reviews/move-round.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { readDb } from '#db/client.ts'
import { listCandidates } from '#db/queries/reviews.ts'
import { reviewEditions, studioMilestones } from '#db/schema/index.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'
import { fujianTerm } from '#scoring/studios/rubrics/fujian-term.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { took } from './demo-contests.ts'
import { endNoticeOf } from './demo-notices.ts'
import { insertStudio, type DemoRegion } from './demo-people.ts'
import { itemsOf } from './demo-review.ts'

const key = () => randomUUID().replaceAll('-', '')

/** Hundredths an expert takes off the first items of a sheet. */
type Lost = readonly number[]

/** Studios of the towns; what both experts took off two years ago (null: not recognised yet) and take off this year. */
const TOWNS: ReadonlyArray<{ name: string; lead: string; host: string; trade: string; place: string; before: readonly [Lost, Lost] | null; now: readonly [Lost, Lost] }> = [
  { name: '俞志远古建木雕技能大师工作室', lead: '俞志远', host: '武义俞源古建营造有限公司', trade: '木雕', place: '武义县俞源乡俞源村 21 号', before: [[100], [0, 100]], now: [[100], [100]] },
  { name: '蓝银花畲族彩带技能大师工作室', lead: '蓝银花', host: '武义畲乡彩带专业合作社', trade: '手工编织', place: '武义县柳城畲族镇环城北路 3 号', before: [[200, 100], [300]], now: [[200, 200], [400]] },
  { name: '徐连根宣莲加工技能大师工作室', lead: '徐连根', host: '武义宣平莲业有限公司', trade: '农产品加工', place: '武义县桃溪镇泽村', before: [[500, 200, 300], [400, 300, 300]], now: [[300, 100], [200, 200]] },
  { name: '盛汉忠汽车维修技能大师工作室', lead: '盛汉忠', host: '武义茭道汽车服务有限公司', trade: '汽车维修', place: '武义县茭道镇金武路 118 号', before: null, now: [[600, 300, 900], [500, 200]] },
  { name: '何建平电气装备技能大师工作室', lead: '何建平', host: '武义履坦电气成套有限公司', trade: '电工', place: '武义县履坦镇工业区 9 号', before: [[1000, 500, 1000, 1000, 500, 500], [1000, 500, 900, 1000, 500, 600]], now: [[900, 900, 1200, 1000], [900, 1000, 1300, 900]] },
  { name: '潘秀珍制茶技能大师工作室', lead: '潘秀珍', host: '武义更香茶叶专业合作社', trade: '制茶', place: '武义县新宅镇少妃村', before: [[300, 100], [200, 100]], now: [[500, 200], [400, 300]] },
  { name: '邹石根石雕技能大师工作室', lead: '邹石根', host: '武义白姆石艺有限公司', trade: '石雕', place: '武义县白姆乡水阁村', before: null, now: [[800, 300, 200], [700, 200, 400]] },
]

interface Team {
  region: DemoRegion
  officer: RegionActor
  experts: readonly RegionActor[]
}

/**
 * Studios in the towns and two rounds over them: one of two years ago that is published with its circular and left a studio to put things
 * right, and one of this year at its panel meeting, two studios tied across the quota line. Only these studios stand to be assessed in them.
 */
export async function seedTownRounds(team: Team): Promise<void> {
  const day = await today()
  const year = Number(day.slice(0, 4))
  await inTransaction(async (tx) => {
    for (const [at, { name, lead, host, trade, place, before }] of TOWNS.entries()) {
      const recognised = year - (before === null ? 1 : 4)
      await insertStudio(tx, {
        region: team.region, name, host, tierLabel: '县级', trade, occupationCode: '6-18-02-04', place, leadName: lead, policyId: 'wuyi-2021-46',
        recognitionDocument: `武人社〔${recognised}〕${20 + at}号`, recognisedOn: `${recognised}-11-0${at + 1}`,
      })
    }
  })
  const past = await holdRound(team, { name: `${year - 2}年度技能大师工作室考核`, year: year - 2, asOf: `${year - 2}-12-10`, rubricKey: 'hangzhou-2017', dueOn: null }, hangzhou2017, ({ before }) => before)
  await moveAll(team.officer, past, ['notify'])
  await endNoticeOf(past)
  took(await moveRound({ actor: team.officer, idempotencyKey: key(), roundId: past, action: 'publish', reason: null, documentNumber: `武人社发〔${year - 1}〕8号` }))
  await dateBack(team, past, `${year - 1}-01-15`)
  await holdRound(team, { name: `${year}年度乡镇技能大师工作室考核`, year, asOf: day, rubricKey: 'fujian-term', dueOn: addDays(day, 5) }, fujianTerm, ({ now }) => now)
}

/** A round over the studios that have sheets in it, as far as the panel meeting. */
async function holdRound({ officer, experts }: Team, values: Pick<CreateRound, 'name' | 'year' | 'asOf' | 'rubricKey' | 'dueOn'>, rubric: Rubric, sheetsOf: (studio: (typeof TOWNS)[number]) => readonly [Lost, Lost] | null): Promise<string> {
  const { roundId } = took(
    await createRound({ actor: officer, idempotencyKey: key(), ...values, policyId: 'wuyi-2021-46', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 3000, expertsPerStudio: 2 }),
  )
  const sheets = new Map(TOWNS.flatMap((studio) => { const own = sheetsOf(studio); return own ? [[studio.name, own] as const] : [] }))
  for (const { studioId, name, status } of await listCandidates(readDb, { regionId: officer.regionId, roundId })) {
    if (status === 'assessed' && !sheets.has(name)) took(await setCandidateStatus({ actor: officer, idempotencyKey: key(), roundId, studioId, status: 'exempt', reason: '在县城工作室的轮次中考核' }))
  }
  took(await assignAutomatically({ actor: officer, idempotencyKey: key(), roundId }))
  await moveAll(officer, roundId, ['collect', 'startReview'])
  for (const [at, expert] of experts.entries()) {
    for (const { id, studioName } of (await getOwnReviews(expert, 1)).rows.filter(({ roundName }) => roundName === values.name)) {
      took(await answerAssignment({ actor: expert, idempotencyKey: key(), assignmentId: id, answer: 'accept', reason: null }))
      took(await saveSheet({ actor: expert, idempotencyKey: key(), assignmentId: id, sheet: { items: itemsOf(rubric, sheets.get(studioName)![at]!), veto: null, visitedOn: null, overall: '' } }))
      took(await submitSheet({ actor: expert, idempotencyKey: key(), assignmentId: id }))
    }
  }
  await moveAll(officer, roundId, ['startMeeting'])
  return roundId
}

async function moveAll(officer: RegionActor, roundId: string, actions: ReadonlyArray<'collect' | 'startReview' | 'startMeeting' | 'notify'>): Promise<void> {
  for (const action of actions) took(await moveRound({ actor: officer, idempotencyKey: key(), roundId, action, reason: null }))
}

/** Lets a round have been published on an earlier day, and what it found be put right since: nothing else can make the months pass. */
async function dateBack({ officer }: Team, roundId: string, on: string): Promise<void> {
  const { regionId } = officer
  const dueOn = addDays(on, RECTIFICATION_DAYS)
  const ofRound = and(eq(studioMilestones.regionId, regionId), sql`${studioMilestones.data} ->> 'roundId' = ${roundId}`)
  const found = await inTransaction(async (tx) => {
    const dated = await tx.update(studioMilestones).set({ on }).where(ofRound).returning({ studioId: studioMilestones.studioId, kind: studioMilestones.kind })
    await tx.update(studioMilestones).set({ data: { roundId, dueOn } }).where(and(ofRound, eq(studioMilestones.kind, 'rectification')))
    await tx.update(reviewEditions).set({ publishedAt: startOfDay(on) }).where(eq(reviewEditions.roundId, roundId))
    return dated.filter(({ kind }) => kind === 'rectification')
  })
  for (const { studioId } of found) {
    took(await changeLife({ actor: officer, idempotencyKey: key(), studioId, action: 'endRectification', reason: '现场复核，场地、制度和带徒台账均已补齐。', dueOn: null, barMonths: 0, documentNumber: null }))
    await inTransaction((tx) => tx.update(studioMilestones).set({ on: addDays(dueOn, -10) }).where(and(eq(studioMilestones.studioId, studioId), eq(studioMilestones.kind, 'rectified'))))
  }
}
