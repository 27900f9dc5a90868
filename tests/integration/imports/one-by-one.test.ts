import { beforeAll, describe, expect, test } from 'vitest'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { addEntrant } from '#app/services/entries/add-entrant.server.ts'
import { changeEntryStatus } from '#app/services/entries/change-entry-status.server.ts'
import { editEntrant } from '#app/services/entries/edit-entrant.server.ts'
import { getEntrantPage, getEntrantsPage } from '#app/services/entries/list-entrants.server.ts'
import { revealIdentity } from '#app/services/entries/reveal-identity.server.ts'
import { listEntrants } from '#db/queries/entries.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { entrantRow, entrantsFile, madeUpIdentity, newKey, openDesk, useTestKeys } from './import-desk.ts'

const database = withTestDatabase()
beforeAll(useTestKeys)

type Desk = Awaited<ReturnType<typeof openDesk>>

const lin = { name: '林', identityNumber: madeUpIdentity(1), phone: '13800138000', organisation: '武义五金厂', skillLevel: 'technician' }

const add = (desk: Desk, typed: Record<string, string>, options: { reason?: string; warningsSeen?: boolean; key?: string } = {}) =>
  addEntrant({ actor: desk.officer, idempotencyKey: options.key ?? newKey(), eventId: desk.event.id, typed, reason: options.reason ?? null, warningsSeen: options.warningsSeen ?? false })

const list = (desk: Desk, change: Partial<Parameters<typeof getEntrantsPage>[0]> = {}) =>
  getEntrantsPage({ actor: desk.officer, eventId: desk.event.id, text: null, status: null, sort: { by: 'number', descending: false }, page: 1, ...change })

const kinds = (desk: Desk) => database.owner`select kind from audit_events where chain_id = ${desk.event.competitionId} order by seq`.then((rows) => rows.map((row) => row.kind))

describe('adding one entrant', () => {
  test('follows the rules of an import and leaves one audit event', async () => {
    const desk = await openDesk(database.owner)
    expect(await add(desk, lin)).toMatchObject({ ok: true, value: { number: '01' } })
    expect(await add(desk, { ...lin, number: '7', phone: '1' })).toMatchObject({
      ok: false,
      reason: 'problems',
      data: { problems: [{ field: 'identityNumber', code: 'known.person', data: { number: '01' } }, { field: 'phone', code: 'phone.notAPhone' }] },
    })
    expect(await add(desk, { ...lin, name: '别人' })).toMatchObject({ reason: 'problems', data: { problems: [{ field: 'identityNumber', code: 'known.personOtherName' }] } })
    expect(await kinds(desk)).toEqual(['entrantAdded'])
  })

  test('a namesake is entered once somebody has looked', async () => {
    const desk = await openDesk(database.owner)
    await add(desk, lin)
    const other = { ...lin, identityNumber: madeUpIdentity(3) }
    expect(await add(desk, other)).toMatchObject({ reason: 'warningsNotSeen', data: { problems: [{ level: 'notice', code: 'number.assigned' }, { field: 'name', level: 'warning', code: 'known.name' }] } })
    expect(await add(desk, other, { warningsSeen: true })).toMatchObject({ ok: true, value: { number: '02' } })
  })

  test('twenty requests with one key are one entrant; twenty with different keys are one too', async () => {
    const desk = await openDesk(database.owner)
    const key = newKey()
    await Promise.all(Array.from({ length: 10 }, () => add(desk, lin, { key })))
    await Promise.all(Array.from({ length: 10 }, () => add(desk, lin)))
    expect((await list(desk)).total).toBe(1)
  })

  test('once scoring has begun it asks for a reason; with a confirmed result it is over', async () => {
    const desk = await openDesk(database.owner, { state: 'scoring' })
    expect(await add(desk, lin)).toMatchObject({ reason: 'reasonMissing' })
    expect(await add(desk, lin, { reason: '补报' })).toMatchObject({ ok: true })
    await database.owner`update competition_events set marks_locked_at = now() where id = ${desk.event.id}`
    expect(await add(desk, { ...lin, identityNumber: madeUpIdentity(5), name: '王' }, { reason: '补报' })).toMatchObject({ reason: 'notOpen' })
  })
})

describe('correcting one entrant', () => {
  const typedOf = (change: Record<string, string>) => ({ number: '01', name: '林', phone: '', organisation: '武义五金厂', skillLevel: 'technician', team: '', ...change })

  async function entered() {
    const desk = await openDesk(database.owner)
    await add(desk, lin)
    const [first] = (await list(desk)).rows
    const shown = async () => (await getEntrantPage({ actor: desk.officer, eventId: desk.event.id, entryId: first!.id })).entrant
    const line = await shown()
    const edit = (change: Record<string, string>, version = line.version, reason: string | null = null) =>
      editEntrant({ actor: desk.officer, idempotencyKey: newKey(), eventId: desk.event.id, entryId: line.id, version, typed: typedOf(change), reason })
    return { desk, line, edit, shown }
  }

  test('number, name, unit, level and phone change over the version that was seen; the audit event tells what', async () => {
    const { desk, line, edit, shown } = await entered()
    expect(await edit({ number: '12', name: '林.华', organisation: '', skillLevel: '', phone: '139 0013 9000' })).toMatchObject({ ok: true })
    expect(await edit({ number: '13' })).toMatchObject({ reason: 'changedMeanwhile' })
    expect(await shown()).toMatchObject({ id: line.id, number: '12', name: '林·华', organisation: '', skillLevel: null, phone: '*******9000', version: 2 })
    const [event] = await database.owner`select data from audit_events where chain_id = ${desk.event.competitionId} and kind = 'entrantEdited'`
    expect(event!.data).toMatchObject({
      number: '12',
      phoneChanged: true,
      changes: [
        { field: 'number', before: '01', after: '12' },
        { field: 'name', before: '林', after: '林·华' },
        { field: 'organisation', before: '武义五金厂', after: '' },
        { field: 'skillLevel', before: 'technician', after: null },
      ],
    })
    expect(JSON.stringify(event!.data)).not.toContain('13900139000')
  })

  test('a number that is taken, an empty one and no change at all are refused', async () => {
    const { desk, edit } = await entered()
    await add(desk, { ...lin, name: '王', identityNumber: madeUpIdentity(3), number: '002' })
    expect(await edit({ number: '2' })).toMatchObject({ reason: 'problems', data: { problems: [{ field: 'number', code: 'known.number', data: { number: '002' } }] } })
    expect(await edit({ number: ' ' })).toMatchObject({ reason: 'problems', data: { problems: [{ code: 'number.empty' }] } })
    expect(await edit({})).toMatchObject({ reason: 'nothingChanged' })
  })
})

test('withdrawing, disqualifying and reinstating carry their reason and version', async () => {
  const desk = await openDesk(database.owner, { state: 'scoring', entrants: 1 })
  const change = (status: 'withdrawn' | 'disqualified' | 'competed', version: number) =>
    changeEntryStatus({ actor: desk.officer, idempotencyKey: newKey(), eventId: desk.event.id, entryId: desk.entries[0]!, version, status, reason: '本人申请' })
  expect(await change('withdrawn', 1)).toMatchObject({ ok: true })
  expect(await change('withdrawn', 2)).toMatchObject({ reason: 'sameStatus' })
  expect(await change('disqualified', 1)).toMatchObject({ reason: 'changedMeanwhile' })
  const shown = async () => (await getEntrantPage({ actor: desk.officer, eventId: desk.event.id, entryId: desk.entries[0]! })).entrant
  expect(await list(desk)).toMatchObject({ byStatus: { withdrawn: 1 }, rows: [{ status: 'withdrawn' }] })
  expect(await shown()).toMatchObject({ status: 'withdrawn', statusReason: '本人申请' })
  expect(await change('competed', 2)).toMatchObject({ ok: true })
  expect(await shown()).toMatchObject({ status: 'competed', statusReason: null })
  expect(await kinds(desk)).toEqual(['entryStatusChanged', 'entryStatusChanged'])
})

test('whole numbers are shown one entrant at a time, with a reason on record, thirty times an hour', async () => {
  forgetTries()
  const desk = await openDesk(database.owner)
  await add(desk, lin)
  const [line] = (await list(desk)).rows
  expect(JSON.stringify(await list(desk))).not.toMatch(/330799199003|13800138000/)
  expect(JSON.stringify(await getEntrantPage({ actor: desk.officer, eventId: desk.event.id, entryId: line!.id }))).not.toMatch(/330799199003|13800138000/)
  const reveal = () => revealIdentity({ actor: desk.officer, eventId: desk.event.id, entryId: line!.id, reason: '核对证件' })
  expect(await reveal()).toEqual({ entryId: line!.id, identityNumber: lin.identityNumber, phone: lin.phone })
  expect(await database.owner`select data->>'reason' as reason, subject_type from audit_events where kind = 'identityRevealed' and chain_id = ${desk.event.competitionId}`).toEqual([{ reason: '核对证件', subject_type: 'person' }])
  for (let look = 1; look < 30; look += 1) await reveal()
  await expect(reveal()).rejects.toMatchObject({ code: 'tooManyRequests', status: 429 })
  forgetTries()
})

test('the list is sorted, narrowed and cut by the database, with as many statements for three as for one', async () => {
  const desk = await openDesk(database.owner)
  await desk.confirm((await desk.preview(entrantsFile(entrantRow(1), entrantRow(2, { unit: '永康职校' }), entrantRow(10, { name: '欧阳' })))).batchId)
  const numbers = async (change: Parameters<typeof list>[1]) => (await list(desk, change)).rows.map((row) => row.number)
  expect(await numbers({})).toEqual(['01', '02', '10'])
  expect(await numbers({ sort: { by: 'number', descending: true } })).toEqual(['10', '02', '01'])
  expect(await numbers({ text: '永康' })).toEqual(['02'])
  expect(await numbers({ text: '欧' })).toEqual(['10'])
  expect(await numbers({ text: '100%_\\' })).toEqual([])
  expect(await numbers({ status: 'withdrawn' })).toEqual([])
  expect(await list(desk, { page: 2 })).toMatchObject({ rows: [], total: 3 })
  expect((await list(desk, { text: '欧' })).total).toBe(1)
  expect([(await list(desk, { status: 'competed' })).total, (await list(desk, { status: 'withdrawn' })).total]).toEqual([3, 0])
  const scope = { regionId: desk.region.id, eventId: desk.event.id, status: null, sort: { by: 'name', descending: false }, limit: 50, offset: 0 } as const
  const three = await countQueries((db) => listEntrants(db, { ...scope, text: null }))
  const one = await countQueries((db) => listEntrants(db, { ...scope, text: '欧' }))
  expect([three.result.length, three.queries, one.result.length, one.queries]).toEqual([3, 1, 1, 1])
})

test('another region finds neither list nor entrant', async () => {
  const desk = await openDesk(database.owner)
  await add(desk, lin)
  const [line] = (await list(desk)).rows
  const stranger = (await openDesk(database.owner)).officer
  const foreign = { actor: stranger, eventId: desk.event.id, entryId: line!.id }
  const notFound = { code: 'notFound', status: 404 }
  await expect(list(desk, { actor: stranger })).rejects.toMatchObject(notFound)
  await expect(getEntrantPage(foreign)).rejects.toMatchObject(notFound)
  await expect(revealIdentity({ ...foreign, reason: 'x' })).rejects.toMatchObject(notFound)
  await expect(changeEntryStatus({ ...foreign, idempotencyKey: newKey(), version: 1, status: 'withdrawn', reason: 'x' })).rejects.toMatchObject(notFound)
  await expect(addEntrant({ actor: stranger, idempotencyKey: newKey(), eventId: desk.event.id, typed: lin, reason: null, warningsSeen: true })).rejects.toMatchObject(notFound)
})

test('numbers of documents lie encrypted under their own name', async () => {
  const desk = await openDesk(database.owner)
  await add(desk, lin)
  const [person] = await database.owner`select identity_cipher, phone_cipher from persons p join entries e on e.person_id = p.id where e.event_id = ${desk.event.id}`
  expect(decryptPersonal('identityNumber', person!.identity_cipher as Buffer)).toBe(lin.identityNumber)
  expect(() => decryptPersonal('identityNumber', person!.phone_cipher as Buffer)).toThrow()
})
