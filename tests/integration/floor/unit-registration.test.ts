// A firm registers its own people from one list: mistakes by person, nobody else's people, the queue decides, slips in one file.
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { confirmImport } from '#app/services/imports/confirm-import.server.ts'
import { getImportPage } from '#app/services/imports/get-import.server.ts'
import { readFileFor } from '#app/services/files/read-file.server.ts'
import { uploadImport } from '#app/services/imports/upload-import.server.ts'
import { decideOnRegistration } from '#app/services/registration/decide-registration.server.ts'
import { ownUnit } from '#app/services/registration/own-unit.server.ts'
import { getQueuePage, getRegistrationPage } from '#app/services/registration/queue-page.server.ts'
import { correctUnitEntry, getUnitEntryPage } from '#app/services/registration/unit-entry.server.ts'
import { getUnitEventPage, getUnitPage } from '#app/services/registration/unit-pages.server.ts'
import { readDb } from '#db/client.ts'
import { listSlipEntries } from '#db/queries/check-in.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { UNKNOWN_ID } from '#tests/support/route-addresses.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { entrantRow, entrantsFile, madeUpIdentity, said, useTestKeys } from '../imports/import-desk.ts'
import { must, openFloor, type FloorDay } from './floor-desk.ts'

const database = withTestDatabase()
beforeAll(useTestKeys)

/** The contact of a firm of the region, and the acts of its list. */
async function contactOf(day: FloorDay, name: string) {
  const { regionId } = day.desk
  const [firm] = await database.owner`insert into organisations (region_id, name, name_normalised, kind) values (${regionId}, ${name}, ${name}, 'other') returning id`
  const actor: RegionActor = await day.desk.person('hostContact', { organisationId: firm!.id as string })
  const unit = (await ownUnit(actor))!
  const upload = async (...rows: string[][]) => must(await uploadImport({ actor, idempotencyKey: newKey(), eventId: day.eventId, kind: 'entrants', file: { name: `${name}.xlsx`, bytes: entrantsFile(...rows) }, again: true, unit })).batchId
  const page = (batchId: string) => getImportPage({ actor, batchId, filter: 'all', page: 1, locale: 'zh-CN' })
  const confirm = async (batchId: string, informed = true) => {
    const { version, preview } = await page(batchId)
    return confirmImport({ actor, idempotencyKey: newKey(), batchId, version, seen: preview!.seen, warningsSeen: true, informed })
  }
  return { actor, unit, upload, page, confirm, people: async () => (await getUnitEventPage(actor, day.eventId, 'zh-CN')).rows }
}

const row = (serial: number, change: Parameters<typeof entrantRow>[1] = {}) => entrantRow(serial, { number: '', unit: '', ...change })

test('a firm lists its people, corrects who was sent back, and never touches anybody else', async () => {
  const day = await openFloor(database.owner, { plan: { usedSteps: ['registration'], blindLayers: 0 }, count: 0 })
  const [firm, school] = [await contactOf(day, '武义五金厂'), await contactOf(day, '永康职校')]
  // Each mistake stands at its person: another unit's name, and a document number that cannot be.
  const wrong = await firm.upload(row(1), row(2, { unit: '永康职校' }), row(3, { identity: `${madeUpIdentity(3).slice(0, 17)}?` }))
  expect(said((await firm.page(wrong)).preview!).filter((line) => line.includes('error')).map((line) => line.split(' ')[2])).toEqual(['unit.other', expect.stringContaining('identity')])
  expect(await firm.confirm(wrong)).toMatchObject({ ok: false, reason: 'problemsLeft' })

  const list = await firm.upload(row(1), row(2))
  expect(await firm.confirm(list, false)).toMatchObject({ ok: false, reason: 'notInformed' })
  expect(await firm.confirm(list)).toMatchObject({ ok: true, value: { added: 2 } })
  expect((await firm.people()).map(({ number, name, registration }) => [number, name, registration])).toEqual([['01', '选手1', 'submitted'], ['02', '选手2', 'submitted']])
  const consents = await database.owner`select c.notice_key as key, c.context ->> 'acceptedThrough' as through from entries e join consents c on c.id = e.consent_id where e.event_id = ${day.eventId}`
  expect(consents).toEqual([1, 2].map(() => ({ key: 'registration', through: firm.actor.userId })))

  // Whom one unit has registered another cannot, and learns nothing of it.
  const stolen = await school.upload(row(1))
  expect(said((await school.page(stolen)).preview!).map((line) => line.split(' ')[2])).toContain('unit.elsewhere')
  expect(await school.people()).toEqual([])

  const queue = async () => (await getQueuePage({ actor: day.desk.officer, eventId: day.eventId, state: null })).rows
  const decide = async (at: number, decision: 'accept' | 'return', note: string | null) => {
    const { id } = (await queue())[at]!
    const [{ version }] = (await database.owner`select version from entries where id = ${id}`) as unknown as [{ version: number }]
    return must(await decideOnRegistration({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, entryId: id, version, decision, note }))
  }
  await decide(0, 'accept', null)
  await decide(1, 'return', '姓名有误，请附等级证书')
  expect((await firm.people()).map(({ registration, note }) => [registration, note])).toEqual([['accepted', null], ['returned', '姓名有误，请附等级证书']])

  // Corrected where it stands, by the unit's contact and by nobody else's.
  const [decided, returned] = (await queue()).map(({ id }) => id) as [string, string]
  const place = { actor: firm.actor, eventId: day.eventId, entryId: returned }
  const { entry, ...shown } = await getUnitEntryPage(place)
  expect(shown).toMatchObject({ correctable: true, renames: true, findings: [], files: [] })
  const paper = (name: string) => ({ name, mediaType: 'application/pdf', bytes: Buffer.from(name), sha256: createHash('sha256').update(name).digest('hex') })
  const answer = { version: entry.version, typed: { name: '选手贰', phone: '13900000002', organisation: '别的单位', skillLevel: 'technician' }, insured: true, levelCertificate: 'S0002', photo: paper('photo.jpg'), evidence: paper('proof.pdf') }
  for (const stranger of [{ ...place, actor: school.actor }, { ...place, entryId: UNKNOWN_ID }, { ...place, eventId: UNKNOWN_ID }]) {
    await expect(getUnitEntryPage(stranger)).rejects.toMatchObject({ status: 404 })
    await expect(correctUnitEntry({ ...stranger, ...answer, idempotencyKey: newKey() })).rejects.toMatchObject({ status: 404 })
  }
  expect(await correctUnitEntry({ ...place, ...answer, entryId: decided, version: 2, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'notReturned' })
  expect(await correctUnitEntry({ ...place, ...answer, typed: { ...answer.typed, phone: '12' }, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'problems' })
  must(await correctUnitEntry({ ...place, ...answer, idempotencyKey: newKey() }))
  expect(await correctUnitEntry({ ...place, ...answer, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'notReturned' })
  expect((await firm.people()).map(({ name, skillLevel, registration }) => [name, skillLevel, registration])).toEqual([['选手1', 'seniorWorker', 'accepted'], ['选手贰', 'technician', 'submitted']])
  const judged = await getRegistrationPage({ actor: day.desk.officer, eventId: day.eventId, entryId: returned })
  expect(judged).toMatchObject({ registration: { name: '选手贰', organisation: '武义五金厂', insured: true, levelCertificate: 'S0002' }, files: [{ name: 'proof.pdf' }] })
  expect(judged.history.at(-1)).toMatchObject({ kind: 'registrationCorrected', phoneChanged: true, photoChanged: true, evidence: 'proof.pdf', changes: [{ field: 'name', before: '选手2', after: '选手贰' }, { field: 'skillLevel' }, { field: 'levelCertificate', before: null, after: 'S0002' }, { field: 'insured', before: false, after: true }] })
  // What was handed in is read by the unit, the organiser, and nobody else.
  const readers = (fileId: string) => Promise.all([firm.actor, day.desk.officer, school.actor].map((actor) => readFileFor(actor, fileId).then((file) => (file ? 'read' : 'hidden'))))
  expect(await readers(judged.files[0]!.id)).toEqual(['read', 'read', 'hidden'])
  expect(await readers(judged.registration.photoFileId!)).toEqual(['read', 'read', 'hidden'])

  await decide(1, 'return', '请核对技能等级')
  const again = await firm.upload(row(1, { level: '技师' }), row(2, { name: '选手贰', level: '高级技师' }))
  expect(said((await firm.page(again)).preview!).filter((line) => line.includes('error')).map((line) => line.split(' ')[2])).toEqual(['unit.decided'])
  must(await firm.confirm(await firm.upload(row(2, { name: '选手贰', level: '高级技师' }))))
  expect((await firm.people()).map(({ skillLevel, registration }) => [skillLevel, registration])).toEqual([['seniorWorker', 'accepted'], ['seniorTechnician', 'submitted']])
  expect((await getRegistrationPage({ actor: day.desk.officer, eventId: day.eventId, entryId: returned })).history.at(-1)).toMatchObject({ kind: 'registrationCorrected', fileName: '武义五金厂.xlsx', changes: [{ field: 'skillLevel', before: 'technician', after: 'seniorTechnician' }] })
  expect((await getUnitPage(firm.actor)).events.map(({ counts }) => counts)).toEqual([{ all: 2, submitted: 1, returned: 0, accepted: 1, refused: 0 }])

  // Slips: those of the unit alone, of who is accepted and has a seat.
  await database.owner`update entries set seat = number, batch = 1 where event_id = ${day.eventId} and registration = 'accepted'`
  const slips = (organisationId: string | null) => listSlipEntries(readDb, { regionId: day.desk.regionId, eventId: day.eventId, organisationId })
  expect([(await slips(null)).length, (await slips(firm.unit.id)).length, (await slips(school.unit.id)).length]).toEqual([1, 1, 0])

  await day.step('closeRegistration')
  expect(await uploadImport({ actor: firm.actor, idempotencyKey: newKey(), eventId: day.eventId, kind: 'entrants', file: { name: 'late.xlsx', bytes: entrantsFile(row(9)) }, again: true, unit: firm.unit })).toMatchObject({ ok: false, reason: 'notOpen' })
})

test('a contact of another region finds no event, and one without a unit has no page', async () => {
  const [day, elsewhere] = [await openFloor(database.owner, { plan: { usedSteps: ['registration'], blindLayers: 0 }, count: 0 }), await openFloor(database.owner, { plan: { usedSteps: ['registration'], blindLayers: 0 }, count: 0 })]
  const stranger = await contactOf(elsewhere, '外地厂')
  await expect(getUnitEventPage(stranger.actor, day.eventId, 'zh-CN')).rejects.toMatchObject({ status: 404 })
  await expect(getUnitEventPage(await day.desk.person('hostContact', { studioId: '00000000-0000-4000-8000-000000000000' }), day.eventId, 'zh-CN')).rejects.toMatchObject({ status: 404 })
})
