import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { decideOnRegistration } from '#app/services/registration/decide-registration.server.ts'
import { correctRegistration, getOwnRegistrations } from '#app/services/registration/own-registrations.server.ts'
import { getQueuePage, getRegistrationPage } from '#app/services/registration/queue-page.server.ts'
import { registerNewPerson, registerOwn } from '#app/services/registration/register.server.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { identityNumber, must, openFloor, type FloorDay } from './floor-desk.ts'

provideTestSecrets()
const database = withTestDatabase()

const PLAN = { usedSteps: ['registration'] as const, blindLayers: 0 }
const PASSWORD = 'qingshan-lvshui-8842'

const openDay = (eligibility = {}) => openFloor(database.owner, { plan: PLAN, eligibility, count: 0 })

const register = (day: FloorDay, typed: Record<string, string> = {}, more: Partial<Parameters<typeof registerNewPerson>[0]> = {}) =>
  registerNewPerson({
    regionId: day.desk.regionId, idempotencyKey: newKey(), eventId: day.eventId, password: PASSWORD, insured: true, levelCertificate: null, photo: null,
    typed: { name: '林晓', identityType: 'residentId', identityNumber: identityNumber(), phone: '13800000000', organisation: '武义县机械厂', ...typed }, ...more,
  })

/** The account that a registration has opened, as guards would return it. */
async function actorOf(day: FloorDay, userId: string): Promise<RegionActor> {
  const [user] = await database.owner`select person_id, display_name from users where id = ${userId}`
  return { userId, personId: user!.person_id as string, regionId: day.desk.regionId, displayName: user!.display_name as string, roles: ['candidate'], assignments: [{ role: 'candidate', regionId: day.desk.regionId, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null }], locale: null }
}

const decide = (day: FloorDay, entryId: string, decision: 'accept' | 'return' | 'refuse', note: string | null, version: number) =>
  decideOnRegistration({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, entryId, version, decision, note })

test('somebody registers on a phone, is sent back, corrects it and is accepted; each step is seen by both', async () => {
  const day = await openDay({ maximumAge: 60, insuredInRegion: true })
  const { userId, number } = must(await register(day, {}, { insured: false }))
  expect(number).toBe('01')
  const me = await actorOf(day, userId)
  const queue = await getQueuePage({ actor: day.desk.officer, eventId: day.eventId, state: null })
  expect(queue.rows).toMatchObject([{ name: '林晓', registration: 'submitted', findings: ['notInsured'] }])
  const entryId = queue.rows[0]!.id

  // Accepting what does not meet a rule, and sending back, both say why.
  expect(await decide(day, entryId, 'accept', null, 1)).toMatchObject({ ok: false, reason: 'reasonMissing' })
  expect(await decide(day, entryId, 'return', null, 1)).toMatchObject({ ok: false, reason: 'reasonMissing' })
  must(await decide(day, entryId, 'return', '请确认是否在本地参保', 1))
  expect(await getOwnRegistrations(me)).toMatchObject([{ registration: 'returned', note: '请确认是否在本地参保', correctable: true, findings: ['notInsured'] }])

  must(await correctRegistration({ actor: me, idempotencyKey: newKey(), entryId, version: 2, typed: { organisation: '武义县机械厂', skillLevel: 'seniorWorker' }, insured: true, levelCertificate: 'S000123', photo: null, evidence: null }))
  const page = await getRegistrationPage({ actor: day.desk.officer, eventId: day.eventId, entryId })
  expect(page).toMatchObject({ registration: { state: 'submitted', skillLevel: 'seniorWorker', levelCertificate: 'S000123', insured: true }, findings: [], decisions: ['accept', 'return', 'refuse'] })
  // Whoever judges it again reads what the remark was and what has changed since.
  expect(page.history.map(({ kind, decided, reason, changes }) => [kind, decided, reason, changes.map(({ field, before, after }) => `${field} ${before} → ${after}`)])).toEqual([
    ['registrationSubmitted', null, null, []],
    ['registrationDecided', 'returned', '请确认是否在本地参保', []],
    ['registrationCorrected', null, null, expect.arrayContaining(['levelCertificate null → S000123', 'insured false → true'])],
  ])
  must(await decide(day, entryId, 'accept', null, 3))
  expect(await getOwnRegistrations(me)).toMatchObject([{ registration: 'accepted', correctable: false }])
  expect(await decide(day, entryId, 'refuse', '太晚', 4)).toMatchObject({ ok: false, reason: 'notWaiting' })
  const consents = await database.owner`select notice_key, notice_edition from consents where person_id = ${me.personId}`
  expect([...consents]).toEqual([{ notice_key: 'registration', notice_edition: 1 }])
})

test('a document number that is known opens no second account, whatever name is typed; nothing is written', async () => {
  const day = await openDay()
  const number = identityNumber()
  must(await register(day, { identityNumber: number }))
  const before = await database.owner`select count(*)::int as n from users where region_id = ${day.desk.regionId}`
  for (const name of ['林晓', '别人']) expect(await register(day, { identityNumber: number, name })).toMatchObject({ ok: false, reason: 'identityInUse' })
  expect([...(await database.owner`select count(*)::int as n from users where region_id = ${day.desk.regionId}`)]).toEqual([...before])
})

test('the same key registers once, and a signed-in person enters an event once', async () => {
  const day = await openDay()
  const idempotencyKey = newKey()
  const typed = { identityNumber: identityNumber() }
  const first = must(await register(day, typed, { idempotencyKey }))
  expect(must(await register(day, typed, { idempotencyKey }))).toEqual(first)
  const me = await actorOf(day, first.userId)
  expect(await registerOwn({ actor: me, idempotencyKey: newKey(), eventId: day.eventId, typed: {}, insured: true, levelCertificate: null, photo: null })).toMatchObject({ ok: false, reason: 'alreadyRegistered' })
})

const refused: Array<[string, Record<string, string>, string[]]> = [
  ['a wrong check digit', { identityNumber: '330723199003071231' }, ['identityNumber']],
  ['a name with a sign in it', { name: '林<晓' }, ['name']],
  ['a phone that is none', { phone: '12345' }, ['phone']],
]
for (const [name, typed, fields] of refused) {
  test(`${name} comes back with its field, and no account is opened`, async () => {
    const day = await openDay()
    const outcome = await register(day, typed)
    expect(outcome).toMatchObject({ ok: false, reason: 'problems' })
    expect(outcome.ok ? [] : (outcome.data?.problems as Array<{ field: string }>).map((problem) => problem.field)).toEqual(fields)
    expect((await database.owner`select 1 from users where person_id is not null and region_id = ${day.desk.regionId}`).length).toBe(0)
  })
}

test('registration ends with its state; a registration nobody has decided holds up the start of scoring', async () => {
  const day = await openDay()
  must(await register(day))
  await day.step('closeRegistration')
  expect(await register(day, { identityNumber: identityNumber('1985-01-01') })).toMatchObject({ ok: false, reason: 'closed' })
  await expect(day.step('startScoring')).rejects.toThrow(/registrationsPending/)
  const [entry] = (await getQueuePage({ actor: day.desk.officer, eventId: day.eventId, state: 'submitted' })).rows
  must(await decide(day, entry!.id, 'accept', null, 1))
  await day.step('startScoring')
})

test('a judge of registrations sees namesakes and the same person in another event, and no whole number', async () => {
  const day = await openDay()
  const number = identityNumber('1988-08-08')
  const { userId } = must(await register(day, { identityNumber: number }))
  must(await register(day, { identityNumber: identityNumber('1977-07-07'), organisation: '另一家厂' }))
  expect(userId).not.toBe('')
  const [first] = (await getQueuePage({ actor: day.desk.officer, eventId: day.eventId, state: null })).rows
  const page = await getRegistrationPage({ actor: day.desk.officer, eventId: day.eventId, entryId: first!.id })
  expect(page.others).toMatchObject([{ samePerson: false, organisation: '另一家厂' }])
  expect(JSON.stringify(page)).not.toContain(number)
})
