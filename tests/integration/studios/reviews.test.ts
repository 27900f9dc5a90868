import { beforeAll, describe, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { readFileFor } from '#app/services/files/read-file.server.ts'
import { listReminders } from '#app/services/reminders/reminders.server.ts'
import { assignAutomatically, assignByHand, answerAssignment, setCandidateStatus } from '#app/services/reviews/assign.server.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { decideTie, decideTiedGroup, returnReview, writePanelRemark } from '#app/services/reviews/decide.server.ts'
import { getExpertSheet, getOwnReviews, saveSheet, submitSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { moveRound, RECTIFICATION_DAYS } from '#app/services/reviews/move-round.server.ts'
import { getOwnAssessments, saveSelfScore } from '#app/services/reviews/own-assessments.server.ts'
import { getMinutes, saveMinutes } from '#app/services/reviews/panel-minutes.server.ts'
import { setRoundDue } from '#app/services/reviews/round-due.server.ts'
import { getRoundArchive, getRoundFile } from '#app/services/reviews/round-files.server.ts'
import { getRoundPage } from '#app/services/reviews/round-page.server.ts'
import { getRoundStudio } from '#app/services/reviews/round-studio.server.ts'
import type { RoundAction } from '#app/services/reviews/round-states.ts'
import type { ReviewSheet } from '#app/services/reviews/sheet.ts'
import { enterCalendarYear } from '#app/services/notices/calendar.server.ts'
import { addMonths } from '#app/services/studios/life/add-months.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { openStudioApplication } from '#app/services/studios/requests/open-application.server.ts'
import { getStudioPage } from '#app/services/studios/studio-pages.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { insertDesk, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { addExpert, addStudio, type TestStudio } from '#tests/support/studio-desk.ts'
import { withDataFolder } from '#tests/support/data-folder.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
beforeAll(() => withDataFolder('reviews'))

type Expert = RegionActor & { personId: string }

/** A round of five studios and two experts in the expert review, everybody having accepted. */
async function openRound(): Promise<{ desk: Desk; roundId: string; studios: TestStudio[]; experts: Expert[]; move: (action: RoundAction, documentNumber?: string) => ReturnType<typeof moveRound> }> {
  const desk = await insertDesk(database.owner)
  const year = (await databaseNow()).getUTCFullYear()
  for (const one of [year, year + 1]) await enterCalendarYear({ actor: desk.officer, idempotencyKey: newKey(), year: one, source: '测试', daysOff: [`${one}-01-01`], makeUpWorkdays: [] })
  const studios: TestStudio[] = []
  for (const name of ['甲', '乙', '丙', '丁', '戊']) studios.push(await addStudio(database.owner, desk, { name: `${name}工作室` }))
  const experts = [await addExpert(database.owner, desk, '沈建国'), await addExpert(database.owner, desk, '梁志远')]
  const outcome = await createRound({ actor: desk.officer, idempotencyKey: newKey(), name: '考核', year: 2024, asOf: '2024-11-30', policyId: null, rubricKey: 'hangzhou-2017', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null })
  const roundId = outcome.ok ? outcome.value.roundId : ''
  const move = (action: RoundAction, documentNumber = '武人社发〔2024〕15号') => moveRound({ actor: desk.officer, idempotencyKey: newKey(), roundId, action, reason: null, documentNumber })
  return { desk, roundId, studios, experts, move }
}

const taskOf = async (expert: Expert, studioId: string) => (await getOwnReviews(expert, 1)).rows.find((row) => row.studioId === studioId)!.id
const sheetOf = (taken: number): ReviewSheet => ({
  items: Object.fromEntries(hangzhou2017.items.map((item, at) => [item.key, { points: at === 0 ? item.points - Math.min(taken, 1000) : at === 2 ? item.points - Math.max(taken - 1000, 0) : item.points, reason: taken > 0 ? `扣分理由${taken}` : '' }])),
  veto: null, visitedOn: null, overall: '',
})
async function review(expert: Expert, studioId: string, taken: number): Promise<void> {
  const assignmentId = await taskOf(expert, studioId)
  await answerAssignment({ actor: expert, idempotencyKey: newKey(), assignmentId, answer: 'accept', reason: null })
  expect(await saveSheet({ actor: expert, idempotencyKey: newKey(), assignmentId, sheet: sheetOf(taken) })).toMatchObject({ ok: true })
  expect(await submitSheet({ actor: expert, idempotencyKey: newKey(), assignmentId })).toMatchObject({ ok: true })
}

describe('a whole round', () => {
  let round: Awaited<ReturnType<typeof openRound>>
  beforeAll(async () => {
    round = await openRound()
  })

  test('goes from assignment to the published grade, with a tie decided by a person', async () => {
    const { desk, roundId, studios, experts, move } = round
    expect((await move('collect')).ok).toBe(true)
    expect(await saveSelfScore({ actor: studios[0]!.leader, idempotencyKey: newKey(), roundId, studioId: studios[0]!.studioId, points: { place: 1000, equipment: 400 } })).toMatchObject({ ok: true })
    expect(await saveSelfScore({ actor: studios[0]!.leader, idempotencyKey: newKey(), roundId, studioId: studios[0]!.studioId, points: { place: 1001 } })).toMatchObject({ ok: false, reason: 'badPoints' })
    expect(await move('startReview')).toMatchObject({ ok: false, reason: 'blocked' })
    expect(await assignAutomatically({ actor: desk.officer, idempotencyKey: newKey(), roundId })).toEqual({ ok: true, value: { assigned: 10, short: 0 } })
    expect((await move('startReview')).ok).toBe(true)

    //  甲 95 and 乙 95 tied for the one place, 丙 80, 丁 85 and 65 far apart, 戊 no
    for (const [studio, taken] of [[0, [500, 500]], [1, [500, 500]], [2, [2000, 2000]], [3, [1500, 0]]] as const) {
      for (const [at, expert] of experts.entries()) await review(expert, studios[studio]!.studioId, taken[at]!)
    }
    await review(experts[0]!, studios[4]!.studioId, 0)
    // One of two is in: nobody sees its score yet.
    const blind = (await getRoundPage(desk.officer, roundId, 'zh-CN')).studios.find((one) => one.studioId === studios[4]!.studioId)!
    expect([blind.score, blind.experts.map((expert) => expert.score), (await getRoundStudio(desk.officer, { roundId, studioId: studios[4]!.studioId }, 'zh-CN')).judges]).toEqual([null, [null, null], []])
    expect(await move('startMeeting')).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'reviewsOpen', count: 1 }] } })
    await review(experts[1]!, studios[4]!.studioId, 2000)
    // Sent back with a reason, scored again.
    const task = await taskOf(experts[0]!, studios[4]!.studioId)
    expect((await returnReview({ actor: desk.officer, idempotencyKey: newKey(), roundId, assignmentId: task, reason: '与实际不符' })).ok).toBe(true)
    expect((await getExpertSheet(experts[0]!, task)).assignment.returnReason).toBe('与实际不符')
    await saveSheet({ actor: experts[0]!, idempotencyKey: newKey(), assignmentId: task, sheet: sheetOf(2000) })
    await submitSheet({ actor: experts[0]!, idempotencyKey: newKey(), assignmentId: task })
    expect((await move('startMeeting')).ok).toBe(true)

    const page = await getRoundPage(desk.officer, roundId, 'zh-CN')
    expect([page.quota, page.openPlaces, page.ranked.map((studio) => [studio.name, studio.score, studio.wide, studio.grade])]).toEqual([1, 1, [
      ['甲工作室', 9500, false, 'undecided'],
      ['乙工作室', 9500, false, 'undecided'],
      ['丁工作室', 9250, true, 'qualified'],
      ['丙工作室', 8000, false, 'qualified'],
      ['戊工作室', 8000, false, 'qualified'],
    ].sort((a, b) => Number(b[1]) - Number(a[1]) || String(a[0]).localeCompare(String(b[0]), 'zh'))])
    expect(await move('notify')).toMatchObject({ ok: false, reason: 'blocked' })
    const decide = (studio: number, grade: 'excellent' | 'qualified') => decideTie({ actor: desk.officer, idempotencyKey: newKey(), roundId, studioId: studios[studio]!.studioId, grade, reason: '带徒成果更突出' })
    expect([(await decide(0, 'excellent')).ok, await decide(1, 'excellent'), await decide(2, 'excellent')]).toEqual([true, { ok: false, reason: 'noPlaceLeft' }, { ok: false, reason: 'notTied' }])
    // Back in the review scores may change, so what was decided is open again.
    expect((await moveRound({ actor: desk.officer, idempotencyKey: newKey(), roundId, action: 'backToReview', reason: '补充材料' })).ok).toBe(true)
    expect((await move('startMeeting')).ok).toBe(true)
    expect((await getRoundStudio(desk.officer, { roundId, studioId: studios[0]!.studioId }, 'zh-CN')).studio).toMatchObject({ tied: true, decidedGrade: null, grade: 'undecided' })
    const decideAll = (chosen: number[]) => decideTiedGroup({ actor: desk.officer, idempotencyKey: newKey(), roundId, excellent: chosen.map((at) => studios[at]!.studioId), reason: '带徒成果更突出' })
    expect([await decideAll([0, 1]), await decideAll([0, 2]), await decideAll([0])]).toEqual([{ ok: false, reason: 'noPlaceLeft' }, { ok: false, reason: 'notTied' }, { ok: true, value: { studios: 2 } }])
    const minutes = { metOn: '2024-12-02', place: '局三楼会议室', chair: '叶文彬', recorder: '汤小燕', present: ['沈建国', '梁志远'], absent: [], remarks: '丁工作室分差大，已逐项讨论。' }
    expect(await saveMinutes({ actor: desk.officer, idempotencyKey: newKey(), roundId, minutes: { ...minutes, present: [] } })).toEqual({ ok: false, reason: 'nobodyPresent' })
    expect((await saveMinutes({ actor: desk.officer, idempotencyKey: newKey(), roundId, minutes })).ok).toBe(true)
    await writePanelRemark({ actor: desk.officer, idempotencyKey: newKey(), roundId, studioId: studios[0]!.studioId, item: 'all', text: '继续保持' })
    expect(await move('notify')).toEqual({ ok: true, value: undefined })
    expect(await move('publish')).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'noticeOpen' }] } })
    await database.owner`update notices set closes_at = now() - interval '1 minute' where subject_id = ${roundId}`
    expect(await move('publish', '没有文号')).toEqual({ ok: false, reason: 'documentNumberMissing' })
    const asked = async () => Number((await database.owner`select count(*) as n from jobs where kind = 'grants.evaluate'`)[0]!.n)
    const before = await asked()
    expect(await move('publish')).toEqual({ ok: true, value: undefined })
    // What a grade pays is computed at once, not when something else happens in the region.
    expect(await asked()).toBe(before + 1)
  })

  test('then each leader sees the own grade, how it arose and no name of an expert', async () => {
    const { studios, experts } = round
    const { rounds } = await getOwnAssessments(studios[0]!.leader, studios[0]!.studioId, 'zh-CN')
    expect(rounds[0]).toMatchObject({ grade: 'excellent', score: 9500, decisionReason: '带徒成果更突出', remark: '继续保持' })
    expect(rounds[0]!.items.find((item) => item.key === 'place')).toMatchObject({ mean: 500, reasons: ['扣分理由500'] })
    for (const expert of experts) expect(JSON.stringify(rounds)).not.toContain(expert.displayName)
    expect((await getStudioPage(studios[0]!.leader, studios[0]!.studioId, 'zh-CN')).milestones.map(({ kind, grade }) => [kind, grade])).toEqual([['assessed', 'excellent']])
    await expect(getOwnAssessments(studios[1]!.leader, studios[0]!.studioId, 'zh-CN')).rejects.toMatchObject({ status: 404 })
  })

  test('and the round is one edition with its hashes, one chain, one folder', async () => {
    const { desk, roundId } = round
    const [edition] = await database.owner`select edition, length(input_hash) as n, published_at from review_editions where round_id = ${roundId}`
    expect([edition!.edition, edition!.n, edition!.published_at === null]).toEqual([1, 64, false])
    const docx = await getRoundFile(desk.officer, roundId, 'circular.docx')
    expect(Buffer.from(docx.bytes).subarray(0, 2).toString()).toBe('PK')
    expect(docx.name).toContain('考核结果的通报')
    expect(Buffer.from((await getRoundFile(desk.officer, roundId, 'minutes.pdf')).bytes).subarray(0, 4).toString()).toBe('%PDF')
    const archive = async () => {
      const chunks: Buffer[] = []
      for await (const chunk of (await getRoundArchive(desk.officer, roundId)).stream) chunks.push(chunk)
      return Buffer.concat(chunks)
    }
    const [once, again] = [await archive(), await archive()]
    expect(once.equals(again)).toBe(true)
    const names = ['01 评分标准.json', '02 专家分工.csv', '03 评分表/甲工作室.json', '04 评审会排序.csv', '05 优秀名额.json', '06 评审会纪要.pdf', '07 结果.json', '08 通报.pdf', '08 通报.docx', '10 审计记录.json', '00 目录.csv']
    expect(names.filter((name) => !once.includes(`考核/${name}`))).toEqual([])
    expect(once.includes('09 年度报告/甲工作室.json,缺,结果冻结前没有提交年度报告')).toBe(true)
    await expect(getRoundFile(desk.officer, roundId, 'other.txt')).rejects.toMatchObject({ status: 404 })
    const stranger = await insertDesk(database.owner, { name: '余姚市' })
    await expect(getMinutes(stranger.officer, roundId)).rejects.toMatchObject({ status: 404 })
    await expect(getRoundArchive(stranger.officer, roundId)).rejects.toMatchObject({ status: 404 })
    for (const [actor, studioId] of [[stranger.officer, round.studios[0]!.studioId], [desk.officer, roundId]] as const) await expect(getRoundStudio(actor, { roundId, studioId }, 'zh-CN')).rejects.toMatchObject({ status: 404 })
    await expect(getRoundPage(stranger.officer, roundId, 'zh-CN')).rejects.toMatchObject({ status: 404 })
  })
})

/** A round over one studio in which every expert finds a veto, published. */
async function failOnce({ roundId, studios, experts, desk, move }: Awaited<ReturnType<typeof openRound>>): Promise<void> {
  const [first, ...others] = studios
  for (const other of others) await setCandidateStatus({ actor: desk.officer, idempotencyKey: newKey(), roundId, studioId: other.studioId, status: 'exempt', reason: '已合并' })
  await move('collect')
  await assignAutomatically({ actor: desk.officer, idempotencyKey: newKey(), roundId })
  await move('startReview')
  for (const expert of experts) {
    const assignmentId = await taskOf(expert, first!.studioId)
    await answerAssignment({ actor: expert, idempotencyKey: newKey(), assignmentId, answer: 'accept', reason: null })
    await saveSheet({ actor: expert, idempotencyKey: newKey(), assignmentId, sheet: { ...sheetOf(0), veto: { key: 'fraud', reason: '材料虚假' } } })
    await submitSheet({ actor: expert, idempotencyKey: newKey(), assignmentId })
  }
  for (const action of ['startMeeting', 'notify'] as const) expect((await move(action)).ok).toBe(true)
  await database.owner`update notices set closes_at = now() - interval '1 minute' where subject_id = ${roundId}`
  expect((await move('publish')).ok).toBe(true)
}

test('an unqualified studio has 90 days to put things right; the second time its exit is proposed, a person decides, and the bar holds at the next application', async () => {
  const round = await openRound()
  const { desk, studios: [first] } = round
  const place = { studioId: first!.studioId }
  await failOnce(round)
  const told = async () => {
    const { studio, milestones } = await getStudioPage(desk.officer, first!.studioId, 'zh-CN')
    return { state: studio.state, dueOn: studio.rectificationDueOn, last: milestones.filter(({ kind }) => kind !== 'assessed').map(({ kind }) => kind)[0] }
  }
  const dueOn = addDays(await today(), RECTIFICATION_DAYS)
  expect(await told()).toEqual({ state: 'rectification', dueOn, last: 'rectification' })
  for (const reader of [first!.leader, desk.officer]) expect((await listReminders(reader)).filter(({ kind }) => kind === 'rectification')).toMatchObject([{ dueOn, overdue: false }])

  // The year is over; the next round finds the same.
  await database.owner`update studio_milestones set "on" = "on" - 365 where studio_id = ${first!.studioId}`
  const again = await createRound({ actor: desk.officer, idempotencyKey: newKey(), name: '次年考核', year: 2025, asOf: '2025-11-30', policyId: null, rubricKey: 'hangzhou-2017', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null })
  const roundId = again.ok ? again.value.roundId : ''
  await failOnce({ ...round, roundId, move: (action, documentNumber = '武人社发〔2025〕15号') => moveRound({ actor: desk.officer, idempotencyKey: newKey(), roundId, action, reason: null, documentNumber }) })
  // Proposed and not done: the studio stands until a person has decided.
  expect(await told()).toEqual({ state: 'rectification', dueOn, last: 'exitProposed' })
  expect(await changeLife({ actor: desk.officer, idempotencyKey: newKey(), ...place, action: 'exit', reason: '连续两年不合格', dueOn: null, barMonths: 24, documentNumber: null })).toMatchObject({ ok: true })
  expect(await told()).toEqual({ state: 'exited', dueOn: null, last: 'exited' })
  expect(await openStudioApplication({ actor: first!.leader, idempotencyKey: newKey(), ...place, tier: 'county' })).toMatchObject({ ok: false, reason: 'barred', data: { barredUntil: addMonths(await today(), 24) } })
})

test('the experts of a round have a last day: it is said in their list, called for and late afterwards, and bars nobody', async () => {
  const round = await openRound()
  const { desk, roundId, studios, experts, move } = round
  const [expert] = experts
  const set = (dueOn: string) => setRoundDue({ actor: desk.officer, idempotencyKey: newKey(), roundId, dueOn })
  const day = await today()
  await move('collect')
  await assignAutomatically({ actor: desk.officer, idempotencyKey: newKey(), roundId })
  await move('startReview')
  expect([await set(addDays(day, -1)), (await set(day)).ok]).toEqual([{ ok: false, reason: 'duePast' }, true])
  const own = async () => [(await getOwnReviews(expert!, 1)).rows.map(({ dueOn, overdue }) => [dueOn, overdue])[0], (await listReminders(expert!)).map(({ kind, dueOn, overdue }) => [kind, dueOn, overdue])[0]]
  // The whole of the last day is in time.
  expect(await own()).toEqual([[day, false], ['sheetToAnswer', day, false]])
  await database.owner`update review_rounds set due_at = due_at - interval '1 day' where id = ${roundId}`
  expect(await own()).toEqual([[addDays(day, -1), true], ['sheetToAnswer', addDays(day, -1), true]])
  await review(expert!, studios[0]!.studioId, 0)
  expect((await getOwnReviews(expert!, 1)).rows.find(({ studioId }) => studioId === studios[0]!.studioId)).toMatchObject({ state: 'submitted', dueOn: null, overdue: false })
  for (const one of experts) for (const { studioId } of studios) if ((await getOwnReviews(one, 1)).rows.some((row) => row.studioId === studioId && row.state !== 'submitted')) await review(one, studioId, 0)
  expect((await move('startMeeting')).ok).toBe(true)
  expect(await set(addDays(day, 5))).toEqual({ ok: false, reason: 'closed' })
  const stranger = await insertDesk(database.owner, { name: '慈溪市' })
  await expect(setRoundDue({ actor: stranger.officer, idempotencyKey: newKey(), roundId, dueOn: day })).rejects.toMatchObject({ status: 404 })
})

test('an expert sees assigned studios only, nothing before accepting, and nothing at all after a conflict', async () => {
  const { desk, roundId, studios, experts, move } = await openRound()
  const own = studios[0]!.studioId
  const photo = await addLogEntry({ actor: studios[0]!.leader, idempotencyKey: newKey(), studioId: own, draft: { kind: 'project', on: '2024-03-01', line: '改进', people: null, amount: null, use: null, warned: false, photos: [] } })
  const entryId = photo.ok ? photo.value.entryId : ''
  const [file] = await database.owner`insert into files (region_id, owner_type, owner_id, purpose, name, media_type, size, sha256, content) values (${desk.regionId}, 'studioLog', ${entryId}, 'photo', 'a.jpg', 'image/jpeg', 1, 'x', 'x') returning id`
  const mayRead = async (expert: Expert) => (await readFileFor(expert, file!.id as string)) !== null
  await move('collect')
  await assignAutomatically({ actor: desk.officer, idempotencyKey: newKey(), roundId })
  expect((await getOwnReviews(experts[0]!, 1)).total).toBe(0)
  await move('startReview')
  const [mine, other] = [await taskOf(experts[0]!, own), await taskOf(experts[1]!, own)]
  expect([(await getExpertSheet(experts[0]!, mine)).evidence, await mayRead(experts[0]!)]).toEqual([null, false])
  await expect(getExpertSheet(experts[0]!, other)).rejects.toMatchObject({ status: 404 })
  const answer = (choice: 'accept' | 'conflict', reason: string | null) => answerAssignment({ actor: experts[0]!, idempotencyKey: newKey(), assignmentId: mine, answer: choice, reason })
  await answer('accept', null)
  expect([(await getExpertSheet(experts[0]!, mine)).evidence?.entries.map((entry) => entry.line), await mayRead(experts[0]!)]).toEqual([['改进'], true])
  expect(await submitSheet({ actor: experts[0]!, idempotencyKey: newKey(), assignmentId: mine })).toMatchObject({ ok: false, reason: 'gaps' })
  expect([await answer('conflict', null), (await answer('conflict', '曾在该单位任职')).ok]).toEqual([{ ok: false, reason: 'reasonMissing' }, true])
  await expect(getExpertSheet(experts[0]!, mine)).rejects.toMatchObject({ status: 404 })
  expect([await mayRead(experts[0]!), (await getOwnReviews(experts[0]!, 1)).rows.some((row) => row.studioId === own)]).toEqual([false, false])
  expect(await assignByHand({ actor: desk.officer, idempotencyKey: newKey(), roundId, studioId: own, expertPersonId: experts[0]!.personId })).toEqual({ ok: false, reason: 'alreadyAssigned' })
  const insider = await addExpert(database.owner, desk, '金永康', studios[0]!.hostId)
  expect(await assignByHand({ actor: desk.officer, idempotencyKey: newKey(), roundId, studioId: own, expertPersonId: insider.personId })).toEqual({ ok: false, reason: 'ownUnit' })
})

test('500 studios × 3 experts: the round’s page and an expert’s list take few queries', async () => {
  const desk = await insertDesk(database.owner)
  const { owner } = database
  await owner`insert into studios (region_id, name, tier, tier_label, trade, state, recognised_on) select ${desk.regionId}, '工作室' || n, 'county', '县级', '焊工', 'recognised', '2020-01-01' from generate_series(1, 500) n`
  const experts: Expert[] = []
  for (let n = 0; n < 12; n += 1) experts.push(await addExpert(owner, desk, `专家${n}`))
  const outcome = await createRound({ actor: desk.officer, idempotencyKey: newKey(), name: '大轮', year: 2024, asOf: '2024-11-30', policyId: null, rubricKey: 'fujian-term', thresholds: { excellent: '90.00', qualified: '70.00' }, excellentShare: 2000, expertsPerStudio: 3, dueOn: null })
  const roundId = outcome.ok ? outcome.value.roundId : ''
  expect(await assignAutomatically({ actor: desk.officer, idempotencyKey: newKey(), roundId })).toEqual({ ok: true, value: { assigned: 1500, short: 0 } })
  const page = await countQueries((db) => getRoundPage(desk.officer, roundId, 'zh-CN', undefined, db))
  const list = await countQueries((db) => getOwnReviews(experts[0]!, 1, undefined, db))
  expect([page.result.total, page.result.studios.length, page.queries <= 6, list.queries]).toEqual([500, 50, true, 2])
})
