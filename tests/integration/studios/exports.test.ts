import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { EXPORT_PERMISSIONS } from '#app/auth/route-access.ts'
import { EXPORT_TABLES } from '#app/services/exports/register.server.ts'
import { writeExport } from '#app/services/exports/write-export.server.ts'
import { getStudioFigures } from '#app/services/studios/figures.server.ts'
import { getComparison } from '#app/services/studios/compare.server.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { insertDesk, newKey } from '#tests/support/competition-desk.ts'
import { addExpert, addStudio, insertStudioDesk, type StudioDesk, type TestStudio } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: StudioDesk
let other: TestStudio
let roundId: string

beforeAll(async () => {
  desk = await insertStudioDesk(database.owner)
  other = await addStudio(database.owner, desk)
  const draft = { kind: 'project', on: '2024-03-01', line: '=HYPERLINK("http://evil.example")', people: null, amount: '1200.5', use: null, warned: false, photos: [] } as const
  await addLogEntry({ actor: desk.studio.leader, idempotencyKey: newKey(), studioId: desk.studio.studioId, draft: { ...draft, photos: [] } })
  const round = await createRound({ actor: desk.officer, idempotencyKey: newKey(), name: '考核', year: 2024, asOf: '2024-11-30', policyId: null, rubricKey: 'fujian-term', thresholds: { excellent: '90.00', qualified: '70.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null })
  roundId = round.ok ? round.value.roundId : ''
})

const csv = async (actor: RegionActor, table: string, query: Record<string, string> = {}) => Buffer.from((await writeExport({ actor, file: `${table}.csv`, query: new URLSearchParams(query), locale: 'zh-CN' })).bytes).toString('utf8')

test('every table comes as a file to whoever may see it, and the door’s permissions are those of the tables', async () => {
  expect([...new Set(EXPORT_TABLES.flatMap(({ anyOf }) => anyOf))].sort()).toEqual([...EXPORT_PERMISSIONS].sort())
  const expert = await addExpert(database.owner, desk, '沈建国')
  for (const { name, anyOf } of EXPORT_TABLES) {
    const actor = anyOf.includes('review:score') ? expert : desk.officer
    const query = new URLSearchParams({ studio: desk.studio.studioId, round: roundId })
    expect((await writeExport({ actor, file: `${name}.csv`, query, locale: 'en' })).bytes.length, name).toBeGreaterThan(10)
  }
  expect(Buffer.from((await writeExport({ actor: desk.officer, file: 'studios.xlsx', query: new URLSearchParams(), locale: 'zh-CN' })).bytes).subarray(0, 2).toString()).toBe('PK')
})

test('text that a spreadsheet would run stays text, and figures are figures', async () => {
  expect(await csv(desk.studio.leader, 'log', { studio: desk.studio.studioId })).toContain(`2024-03-01,技术攻关,"'=HYPERLINK(""http://evil.example"")",,1200.50,`)
})

test('a file holds what its reader may see and nothing else', async () => {
  const { leader, host, studioId } = desk.studio
  const stranger = await insertDesk(database.owner, { name: '余姚市' })
  for (const table of ['log', 'spending', 'balance', 'apprentices', 'studio-reports', 'studio-requests', 'assessments', 'figures']) {
    await expect(csv(leader, table, { studio: other.studioId }), table).rejects.toMatchObject({ status: 404 })
    await expect(csv(stranger.officer, table, { studio: studioId }), table).rejects.toMatchObject({ status: 404 })
  }
  for (const table of ['round-studios', 'round-order', 'round-experts']) {
    await expect(csv(stranger.officer, table, { round: roundId }), table).rejects.toMatchObject({ status: 404 })
    await expect(csv(leader, table, { round: roundId }), table).rejects.toMatchObject({ status: 403 })
  }
  await expect(csv(host, 'log', { studio: studioId })).rejects.toMatchObject({ status: 403 })
  await expect(csv(leader, 'studios')).rejects.toMatchObject({ status: 403 })
  for (const file of ['nothing', 'studios.exe', 'studios']) await expect(writeExport({ actor: desk.officer, file, query: new URLSearchParams(), locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
})

test('figures count what was recorded, for the region and for one studio; a comparison knows no studio of another region', async () => {
  const { studioId, leader } = desk.studio
  const own = await getStudioFigures(leader, studioId, 'zh-CN')
  const at = own.years.indexOf(2024)
  if (at >= 0) expect(own.activities.rows[at]?.values[own.activities.keys.indexOf('project')]).toBe(1)
  expect([own.bureau, own.choices, own.agreement]).toEqual([false, [], []])
  await expect(getStudioFigures(leader, other.studioId, 'zh-CN')).rejects.toMatchObject({ status: 404 })
  const stranger = await insertDesk(database.owner, { name: '余姚市' })
  expect((await getComparison(stranger.officer, [studioId], 'zh-CN')).studios).toEqual([])
  expect((await getComparison(desk.officer, [other.studioId, studioId], 'zh-CN')).studios.map(({ id }) => id)).toEqual([other.studioId, studioId])
})
