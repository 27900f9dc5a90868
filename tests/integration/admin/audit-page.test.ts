import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { getAuditPage, verifyOneChain } from '#app/services/admin/audit-page.server.ts'
import { exportAudit } from '#app/services/admin/audit-export.server.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { endOfDay, startOfDay } from '#app/lib/dates.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { readDb, type Db } from '#db/client.ts'
import type { AuditFilter } from '#db/queries/audit-reading.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import { enterCompetition, enterEvent, insertDesk, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
let desk: Desk
let auditor: RegionActor
let competitionId: string

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  auditor = await desk.person('auditor')
  competitionId = await enterCompetition(desk, { name: '焊工竞赛' })
  await enterEvent(desk, competitionId)
  await inTransaction((tx) => recordEvent(tx, { actor: auditor, regionId: desk.regionId, kind: 'signedIn', subject: { type: 'user', id: auditor.userId }, chain: { type: 'region', id: desk.regionId }, data: { address: '127.0.0.1' } }))
})

const page = (actor: RegionActor, filter: AuditFilter = {}, db: Db = readDb) => getAuditPage(actor, { filter, page: 1, locale: 'zh-CN' }, db)

test('the record is told newest first in sentences, with chain and number', async () => {
  const { rows, total } = await page(auditor)
  expect(rows.map(({ actor, sentence, chainName, seq }) => [actor, sentence, chainName, seq])).toEqual([
    ['auditor', '登录，来自 127.0.0.1', '本地管理', 1],
    ['bureauOfficer', '增加赛项“焊工”', '焊工竞赛', 2],
    ['bureauOfficer', '建立竞赛“焊工竞赛”', '焊工竞赛', 1],
  ])
  expect(total).toBe(3)
})

test('it is narrowed by chain, kind, person and day', async () => {
  const sentences = async (filter: AuditFilter) => (await page(auditor, filter)).rows.map((row) => row.kind)
  expect(await sentences({ chain: { chainType: 'competition', chainId: competitionId } })).toEqual(['eventAdded', 'competitionCreated'])
  expect(await sentences({ kind: 'eventAdded' })).toEqual(['eventAdded'])
  expect(await sentences({ actorId: auditor.userId })).toEqual(['signedIn'])
  expect(await sentences({ actorId: 'nobody' })).toEqual([])
  expect(await sentences({ until: startOfDay('2020-01-01') })).toEqual([])
  expect(await sentences({ from: endOfDay('2020-01-01') })).toHaveLength(3)
})

test('another region’s record is not there, nor are its chains and people', async () => {
  const other = await insertDesk(database.owner, { name: '余姚市' })
  const stranger = await other.person('auditor')
  const found = await page(stranger)
  expect([found.rows, found.total, found.chains, found.actors.map((actor) => actor.id)]).toEqual([[], 0, [], []])
  expect((await page(stranger, { chain: { chainType: 'competition', chainId: competitionId } })).rows).toEqual([])
  await expect(verifyOneChain(stranger, { chainType: 'competition', chainId: competitionId }, 'en')).rejects.toMatchObject({ status: 404 })
})

test('a supervisor of one competition reads that competition’s chain and no other', async () => {
  const second = await enterCompetition(desk, { name: '车工竞赛' })
  const supervisor = await desk.person('supervisor', { competitionId: second })
  const found = await page(supervisor)
  expect(found.rows.map((row) => row.sentence)).toEqual(['建立竞赛“车工竞赛”'])
  expect(found.chains.map((chain) => chain.name)).toEqual(['车工竞赛'])
  await expect(verifyOneChain(supervisor, { chainType: 'region', chainId: desk.regionId }, 'en')).rejects.toMatchObject({ status: 404 })
  await expect(verifyOneChain(supervisor, { chainType: 'competition', chainId: competitionId }, 'en')).rejects.toMatchObject({ status: 404 })
})

test('a page takes as many queries for 300 events as for one, and six at most', async () => {
  const own = await insertDesk(database.owner)
  const reader = await own.person('auditor')
  await enterCompetition(own)
  const one = await countQueries((db) => page(reader, {}, db))
  for (let n = 0; n < 60; n += 1) {
    await inTransaction(async (tx) => {
      for (let m = 0; m < 5; m += 1) await recordEvent(tx, { actor: own.officer, regionId: own.regionId, kind: 'signedIn', subject: { type: 'user', id: own.officer.userId }, chain: { type: 'region', id: own.regionId }, data: { address: `10.0.${n}.${m}` } })
    })
  }
  const many = await countQueries((db) => page(reader, {}, db))
  expect([one.result.total, many.result.total, many.result.rows.length]).toEqual([1, 301, 50])
  expect(many.queries).toBe(one.queries)
  expect(many.queries).toBeLessThanOrEqual(6)
  const last = await getAuditPage(reader, { filter: {}, page: 7, locale: 'zh-CN' })
  expect(last.rows.map((row) => row.kind)).toEqual(['competitionCreated'])
})

test('a chain is verified with its last hash, and an altered event is named', async () => {
  const own = await insertDesk(database.owner)
  const reader = await own.person('auditor')
  const id = await enterCompetition(own, { name: '钳工竞赛' })
  await enterEvent(own, id)
  const chain = { chainType: 'competition' as const, chainId: id }
  const [head] = await database.owner`select hash from audit_heads where chain_id = ${id}`
  expect(await verifyOneChain(reader, chain, 'zh-CN')).toEqual({ name: '钳工竞赛', events: 2, head: head!.hash, problems: [] })
  await database.owner`alter table audit_events disable trigger user`
  await database.owner`update audit_events set data = '{"name": "changed"}' where chain_id = ${id} and seq = 1`
  await database.owner`alter table audit_events enable trigger user`
  expect((await verifyOneChain(reader, chain, 'zh-CN')).problems).toEqual([{ fault: 'altered', seq: 1 }])
})

test('the export holds what the filter shows, with times and hashes by which it can be recomputed', async () => {
  const { fileName, bytes } = await exportAudit(auditor, { kind: 'competitionCreated', chain: { chainType: 'competition', chainId: competitionId } }, 'zh-CN')
  const [row] = await database.owner`select at, hash, prev_hash from audit_events where chain_id = ${competitionId} and seq = 1`
  const lines = bytes.toString('utf8').replace('\ufeff', '').trim().split('\r\n')
  expect(fileName).toBe('审计记录.csv')
  expect(lines).toEqual(['时间,经办人,事项代码,事项,审计链,链内编号,校验码,前一条校验码', `${(row!.at as Date).toISOString()},bureauOfficer,competitionCreated,建立竞赛“焊工竞赛”,焊工竞赛,1,${row!.hash},${row!.prev_hash}`])
})
