import { cpSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { EDITION_PAPERS, renderEditionPaper } from '#app/services/papers/edition-papers.server.ts'
import { listArchive } from '#app/services/papers/archive-index.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { getEdition } from '#db/queries/results.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { testFonts } from '#tests/unit/certificates/support.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { confirm, fallingMarks, must, openScoringDay } from '../results/result-desk.ts'

const database = withTestDatabase()

beforeAll(async () => {
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('papers')
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}, 180_000)

test('two prints of one edition are the same to the byte, whoever prints them and whatever has changed since', async () => {
  const day = await openScoringDay(database.owner, { count: 12 })
  await day.mark(fallingMarks(12))
  await must(confirm(day))
  const print = (actor = day.desk.officer) => Promise.all(EDITION_PAPERS.map((paper) => renderEditionPaper(actor, { eventId: day.eventId, edition: '1', file: `${paper}.pdf` })))
  const first = await print()
  expect(first.map(({ bytes }) => bytes.subarray(0, 5).toString())).toEqual(EDITION_PAPERS.map(() => '%PDF-'))
  // A later change of a name or a unit does not reach what is frozen.
  await database.owner`update persons set name = '改名' where id in (select person_id from entries where event_id = ${day.eventId})`
  const again = await print(await day.desk.person('supervisor'))
  expect(again.map(({ bytes }, at) => bytes.equals(first[at]!.bytes))).toEqual(EDITION_PAPERS.map(() => true))
  await expect(renderEditionPaper(day.desk.officer, { eventId: day.eventId, edition: '2', file: 'ranking.pdf' })).rejects.toMatchObject({ status: 404 })
  await expect(renderEditionPaper(day.desk.officer, { eventId: day.eventId, edition: '1', file: 'other.pdf' })).rejects.toMatchObject({ status: 404 })
}, 60_000)

test('the archive names its gaps: what the contest’s own steps ask for and is not there', async () => {
  const day = await openScoringDay(database.owner, { count: 3 })
  await day.mark(fallingMarks(3))
  await must(confirm(day))
  await database.owner`update competitions set used_steps = '{recheck,publicNotice}' where id = ${day.competitionId}`
  const scope = { eventId: day.eventId, regionId: day.desk.regionId }
  const items = await listArchive(day.desk.officer, { event: await requireEvent(readDb, scope), edition: (await getEdition(readDb, { ...scope, edition: 1 }))! }, readDb)
  expect(items.filter(({ state }) => state === 'gap').map(({ name }) => name)).toEqual(['签字评分单扫描件：理论', '签字评分单扫描件：实操', '签字扫描件：裁判签到表', '签字扫描件：成绩确认签字页', '复核报告', '成绩确认签字', '公示及异议答复', '成绩公布记录'])
  expect(items.filter(({ state }) => state === 'notUsed').map(({ name }) => name)).toEqual(['双人录入记录', '加密对照表', '申诉与裁决'])
})
