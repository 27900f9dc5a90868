import { expect, test, vi } from 'vitest'
import { getPolicyPage } from '#app/services/competitions/policy-page.ts'
import { summariseAllPolicies } from '#app/services/competitions/policy-summary.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { enterSetting, registerFact } from '#app/services/grants/bureau-entries.server.ts'
import { openTables } from '#app/services/grants/open-tables.ts'
import { getPolicyPayments } from '#app/services/grants/policy-payments.server.ts'
import { reproduceLine } from '#app/services/grants/reproduce-line.server.ts'
import { readDb } from '#db/client.ts'
import { listLines } from '#db/queries/entitlements.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { sixthPolicy } from '#tests/unit/scoring/entitlements/sixth-policy.ts'
import { insertGrantDesk, linesOf } from './grant-desk.ts'
import { must } from '../results/result-desk.ts'

// The one line that a county adds to the list of editions; nothing else of the product knows of it.
vi.mock('#scoring/policies/editions.ts', async (original) => {
  const { EDITIONS } = await original<typeof import('#scoring/policies/editions.ts')>()
  const { sixthPolicy: added } = await import('#tests/unit/scoring/entitlements/sixth-policy.ts')
  return { EDITIONS: [...EDITIONS, added] }
})

const database = withTestDatabase()

test('a sixth policy is one data file: it is listed, read clause by clause, filled in, pays, and is compared with another', async () => {
  const { id } = sixthPolicy
  expect(summariseAllPolicies('2026-11-21').map((policy) => policy.id)).toContain(id)
  expect(JSON.stringify(getPolicyPage({ policyId: id, locale: 'zh-CN', day: '2026-11-21' }))).toContain('山海工匠一次性1万元')

  const desk = await insertGrantDesk(database.owner, [id])
  const [person, unit] = [await desk.candidate('叶青'), await desk.unit()]
  const act = () => ({ actor: desk.officer, idempotencyKey: newKey() })
  expect(openTables(sixthPolicy).map(({ key, range }) => [key, range])).toEqual([['EX-3', { fromFen: 100_000, toFen: 200_000 }]])
  await must(enterSetting({ ...act(), policyId: id, key: 'EX-3', fen: 150_000, documentNumber: '示例〔2025〕9号', effectiveFrom: '2025-03-01' }))
  const register = (kind: string, on: string, fields: Record<string, unknown>) => registerFact({ ...act(), kind, on, fields, documentNumber: '示例〔2025〕12号' })
  await must(register('honourAwarded', '2025-06-01', { person, honour: 'mountainCraftsman', by: 'example' }))
  await must(register('titleWon', '2025-07-01', { person, title: 'champion' }))
  await must(register('competitionHosted', '2025-08-01', { competition: '示例县技能大赛', tier: 'county', organiser: unit }))
  await takeInFacts(desk.regionId)
  expect((await linesOf(database.owner, desk.regionId)).map(({ rule, status, fen }) => [rule, status, fen])).toEqual([
    ['EX-1', 'due', 1_000_000],
    ['EX-3', 'due', 480_000],
    ['EX-3', 'due', 150_000],
  ])
  for (const line of await listLines(readDb, { regionId: desk.regionId })) expect(await reproduceLine(readDb, line)).toEqual({ ok: true })
  const page = await getPolicyPayments(desk.officer, { policyId: id, other: 'wuyi-2021-46', on: null, locale: 'zh-CN' })
  expect(page.clauses.map((clause) => [clause.id, clause.money, clause.dueFen])).toEqual([['EX-1', true, 1_000_000], ['EX-2', true, 0], ['EX-3', true, 630_000], ['EX-4', false, 0]])
  expect(page.comparison?.topics.find(({ topic }) => topic === 'honourAwarded')?.left).toEqual([{ clause: '一', gist: '山海工匠一次性1万元' }])
})
