import { expect, test } from 'vitest'
import { applyDifference, takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { evaluateRegion } from '#app/services/grants/evaluation.server.ts'
import { reproduceLine } from '#app/services/grants/reproduce-line.server.ts'
import { studioGrantPlan } from '#app/services/grants/studio-plan.server.ts'
import { verifyChain } from '#app/services/audit/verify-chain.server.ts'
import { readDb } from '#db/client.ts'
import { listLines } from '#db/queries/entitlements.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { insertGrantDesk, linesOf } from './grant-desk.ts'
import { confirm, fallingMarks, must, openScoringDay, publish } from '../results/result-desk.ts'

const database = withTestDatabase()

test('a published result brings the host its subsidy and those promoted to technician their allowance, once however often it is taken in', async () => {
  const day = await openScoringDay(database.owner, { count: 10 })
  await day.mark(fallingMarks(10))
  await must(confirm(day))
  await must(publish(day, 1))
  const { regionId } = day.desk
  const [job] = await database.owner`select count(*)::int as n from jobs where kind = 'grants.evaluate' and region_id = ${regionId}`
  expect(job!.n).toBeGreaterThan(0)
  expect(await takeInFacts(regionId)).toMatchObject({ waiting: 0 })
  expect(await takeInFacts(regionId)).toEqual({ facts: 0, lines: 0, waiting: 0 })
  const lines = await linesOf(database.owner, regionId)
  // Ten entrants make one place for a technician (一成); the contest's second text is a draft and pays nothing.
  expect(lines.filter(({ status }) => status === 'due').map(({ rule, part, fen }) => [rule, part, fen])).toEqual([
    ['WY-6', 0, 2_000_000],
    ['WY-18', 0, 720_000],
  ])
  expect(lines.filter(({ rule }) => rule.startsWith('GS')).every(({ status }) => status === 'needsInput')).toBe(true)
  expect(await verifyChain(readDb, { chainType: 'region', chainId: regionId })).toMatchObject({ problems: [] })
})

test('a studio of Wuyi: three years of excellent, then the cap cuts the last payment, each line computed again from what is stored', async () => {
  const desk = await insertGrantDesk(database.owner)
  const { studioId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2021-09-01')
  for (const year of [2022, 2023, 2024, 2025]) await desk.milestone(studioId, 'assessed', `${year}-12-01`, { grade: 'excellent' })
  await takeInFacts(desk.regionId)
  expect((await linesOf(database.owner, desk.regionId)).map(({ status, fen }) => [status, fen])).toEqual([
    ['due', 3_000_000], ['due', 2_000_000], ['due', 2_000_000], ['due', 2_000_000], ['reduced', 1_000_000],
  ])
  for (const line of await listLines(readDb, { regionId: desk.regionId })) expect(await reproduceLine(readDb, line)).toEqual({ ok: true })
  const plan = await studioGrantPlan({ regionId: desk.regionId, studioId, locale: 'zh-CN' })
  expect(plan).toMatchObject({ cap: { fen: 10_000_000, usedFen: 10_000_000, leftFen: 0 }, paidFen: 0, paths: [] })
})

test('a plan looks ahead: 优秀 every year ends after four payments with a cut one, 合格 after seven', async () => {
  const desk = await insertGrantDesk(database.owner)
  const { studioId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2026-09-01')
  await takeInFacts(desk.regionId)
  const plan = (await studioGrantPlan({ regionId: desk.regionId, studioId, locale: 'zh-CN' }))!
  expect(plan.paths.map(({ grade, ends, totalFen, steps }) => ({ grade, ends, totalFen, fen: steps.map((step) => step.fen), full: steps.at(-1)!.fullFen }))).toEqual([
    { grade: 'excellent', ends: true, totalFen: 7_000_000, fen: [2_000_000, 2_000_000, 2_000_000, 1_000_000], full: 2_000_000 },
    { grade: 'qualified', ends: true, totalFen: 7_000_000, fen: Array(7).fill(1_000_000), full: null },
  ])
  expect(plan.cap).toEqual({ fen: 10_000_000, usedFen: 3_000_000, leftFen: 7_000_000 })
})

test('a studio without a recognition sees what the first would bring, Shangyu with the share of its leader, Yuyao every second year', async () => {
  const shangyu = await insertGrantDesk(database.owner, ['shangyu-2023-19'])
  const plan = (await studioGrantPlan({ regionId: shangyu.regionId, studioId: (await shangyu.studio()).studioId, locale: 'zh-CN' }))!
  expect(plan).toMatchObject({ recognised: false, cap: null, personalShare: { basisPoints: 2000, fen: 600_000 } })
  const yuyao = await insertGrantDesk(database.owner, ['yuyao-2022-51'])
  const { studioId } = await yuyao.studio()
  await yuyao.milestone(studioId, 'recognised', '2025-03-01')
  await takeInFacts(yuyao.regionId)
  const biennial = (await studioGrantPlan({ regionId: yuyao.regionId, studioId, locale: 'zh-CN' }))!
  const years = biennial.paths[0]!.steps.map(({ on }) => Number(on.slice(0, 4)))
  expect(years[1]! - years[0]!).toBe(2)
  expect(biennial.paths[0]!.steps[0]).toMatchObject({ kind: 'studioAssessed', grade: 'excellent', fen: 2_000_000 })
})

test('a correction upstream changes nothing by itself; a person sees the difference and applies exactly that one', async () => {
  const desk = await insertGrantDesk(database.owner)
  const { studioId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2023-09-01')
  const assessed = await desk.milestone(studioId, 'assessed', '2024-12-01', { grade: 'excellent' })
  await takeInFacts(desk.regionId)
  await database.owner`update studio_milestones set data = ${database.owner.json({ grade: 'qualified' })} where id = ${assessed}`
  // A new assessment of the same studio waits with the correction; another studio does not.
  await desk.milestone(studioId, 'assessed', '2025-12-01', { grade: 'excellent' })
  const other = await desk.studio()
  await desk.milestone(other.studioId, 'recognised', '2025-05-01')
  expect(await takeInFacts(desk.regionId)).toEqual({ facts: 1, lines: 1, waiting: 2 })
  expect((await linesOf(database.owner, desk.regionId)).map(({ fen }) => fen)).toEqual([3_000_000, 2_000_000, 3_000_000])

  const difference = await evaluateRegion(readDb, desk.regionId)
  expect(difference.lines.map(({ before, after }) => [before?.amountFen ?? null, after.amountFen])).toEqual([[2_000_000, 1_000_000], [null, 2_000_000]])
  const apply = (seenHash: string) => applyDifference({ actor: desk.officer, idempotencyKey: newKey(), seenHash, reason: '考核结果更正' })
  expect(await apply('0'.repeat(64))).toEqual({ ok: false, reason: 'changedSince' })
  expect(await apply(difference.hash)).toEqual({ ok: true, value: { facts: 2, lines: 2 } })
  expect((await linesOf(database.owner, desk.regionId)).map(({ fen }) => fen)).toEqual([3_000_000, 1_000_000, 3_000_000, 2_000_000])
  expect((await evaluateRegion(readDb, desk.regionId)).lines).toEqual([])
  for (const line of await listLines(readDb, { regionId: desk.regionId })) expect(await reproduceLine(readDb, line)).toEqual({ ok: true })
})

test('a withdrawn source leaves its line with the reason; when it comes back, so does the line', async () => {
  const desk = await insertGrantDesk(database.owner)
  const { studioId } = await desk.studio()
  const milestone = await desk.milestone(studioId, 'recognised', '2023-09-01')
  await takeInFacts(desk.regionId)
  await database.owner`update studio_milestones set kind = 'applied' where id = ${milestone}`
  const apply = async () => applyDifference({ actor: desk.officer, idempotencyKey: newKey(), seenHash: (await evaluateRegion(readDb, desk.regionId)).hash, reason: '登记有误' })
  expect(await apply()).toMatchObject({ ok: true })
  expect(await linesOf(database.owner, desk.regionId)).toMatchObject([{ status: 'notDue', fen: 3_000_000 }])
  expect(await apply()).toEqual({ ok: false, reason: 'nothingToApply' })
  await database.owner`update studio_milestones set kind = 'recognised' where id = ${milestone}`
  expect(await apply()).toMatchObject({ ok: true })
  expect(await linesOf(database.owner, desk.regionId)).toMatchObject([{ status: 'due', fen: 3_000_000 }])
})

test('two hundred assessments taken in by twenty at once never pass the lifetime cap', async () => {
  const desk = await insertGrantDesk(database.owner)
  const { studioId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2021-09-01')
  await takeInFacts(desk.regionId)
  const days = Array.from({ length: 200 }, (_, at) => `${2022 + Math.floor(at / 50)}-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`)
  await Promise.all(
    Array.from({ length: 20 }, async (_, worker) => {
      for (const on of days.filter((_, at) => at % 20 === worker)) {
        await database.owner`insert into studio_milestones (region_id, studio_id, kind, "on", tier, data) values (${desk.regionId}, ${studioId}, 'assessed', ${on}, 'county', '{"grade":"excellent"}')`
        if (worker < 2) await takeInFacts(desk.regionId)
      }
    }),
  )
  await takeInFacts(desk.regionId)
  const difference = await evaluateRegion(readDb, desk.regionId)
  if (difference.lines.length > 0) await applyDifference({ actor: desk.officer, idempotencyKey: newKey(), seenHash: difference.hash, reason: '补录考核' })
  const paid = (await linesOf(database.owner, desk.regionId)).filter(({ status }) => status === 'due' || status === 'reduced')
  expect(paid.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(10_000_000)
})
