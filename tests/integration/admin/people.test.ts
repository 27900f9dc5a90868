import { beforeAll, expect, test } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { blindIndex, encryptPersonal } from '#app/lib/crypto.server.ts'
import { identityIndexOf } from '#app/services/accounts/identity-index.server.ts'
import { findByName, findByNumber, looksLikeNumber } from '#app/services/people/find-people.server.ts'
import { getPersonPage, revealPerson } from '#app/services/people/person-page.server.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { enterCompetition, enterEvent, insertDesk, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
let desk: Desk
let other: Desk
let personId: string

// Made up: region code 000000 is nobody's.
const IDENTITY = '000000199001011239'
const PHONE = '13800000000'

async function insertPerson(own: Desk, name: string, { identity = null, phone = null }: { identity?: string | null; phone?: string | null } = {}): Promise<string> {
  const [row] = await database.owner`insert into persons (region_id, name, name_normalised, birth_date, identity_type, identity_cipher, identity_index, phone_cipher, phone_index)
    values (${own.regionId}, ${name}, ${name}, '1990-01-01', 'residentId', ${identity && encryptPersonal('identityNumber', identity)}, ${identity && identityIndexOf(identity)},
      ${phone && encryptPersonal('phone', phone)}, ${phone && blindIndex('phone', phone)}) returning id`
  return row!.id as string
}

beforeAll(async () => {
  forgetTries()
  desk = await insertDesk(database.owner)
  other = await insertDesk(database.owner, { name: '余姚市' })
  personId = await insertPerson(desk, '林晓·阿不都', { identity: IDENTITY, phone: PHONE })
  await insertPerson(desk, '林晓明', { phone: PHONE })
  await insertPerson(other, '林晓', { identity: IDENTITY })
})

const ids = (rows: Array<{ id: string }>) => rows.map((row) => row.id)

test('people are found by part of a name, in the own region only, with masked numbers', async () => {
  const { rows, total } = await findByName(desk.officer, '林晓')
  expect(rows.map(({ name, identity }) => [name, identity])).toEqual([['林晓·阿不都', '**************1239'], ['林晓明', '']])
  expect(total).toBe(2)
  expect((await findByName(other.officer, '林晓')).total).toBe(1)
  expect((await findByName(desk.officer, '%')).total).toBe(0)
})

test('a whole identity number finds one person, however it is typed, and a part of it nobody', async () => {
  expect(ids(await findByNumber(desk.officer, IDENTITY))).toEqual([personId])
  expect(ids(await findByNumber(desk.officer, '000000 19900101 1239'))).toEqual([personId])
  expect(await findByNumber(desk.officer, IDENTITY.slice(0, 17))).toEqual([])
  expect(ids(await findByNumber(desk.officer, PHONE))).toHaveLength(2)
})

test('digits are a number, words with a digit are a name', () => {
  expect([IDENTITY, '138 0000 0000', 'G12345678', '林晓', '1号选手', 'Anna Müller'].map(looksLikeNumber)).toEqual([true, true, true, false, false, false])
})

test('a person’s page shows no whole number, and another region’s person is not there', async () => {
  const page = await getPersonPage(desk.officer, personId)
  expect([page.person.identity, page.person.phone, page.person.birthYear]).toEqual(['**************1239', '*******0000', '1990'])
  expect(JSON.stringify(page)).not.toMatch(/19900101|13800000000|1990-01-01/)
  await expect(getPersonPage(other.officer, personId)).rejects.toMatchObject({ status: 404 })
  await expect(revealPerson({ actor: other.officer, personId, reason: '核对' })).rejects.toMatchObject({ status: 404 })
})

test('a reveal gives the whole numbers and leaves who looked and why, without the numbers', async () => {
  expect(await revealPerson({ actor: desk.officer, personId, reason: '核对证件' })).toEqual({ identityNumber: IDENTITY, phone: PHONE, birthDate: '1990-01-01' })
  const events = await database.owner`select kind, actor_id, subject_id, chain_type, data from audit_events where subject_id = ${personId}`
  expect(events.map((event) => ({ ...event }))).toEqual([
    { kind: 'identityRevealed', actor_id: desk.officer.userId, subject_id: personId, chain_type: 'region', data: { reason: '核对证件', fields: ['identityNumber', 'phone', 'birthDate'] } },
  ])
})

test('entries are listed with what is published of them, in as many queries for three as for one', async () => {
  const competitionId = await enterCompetition(desk)
  const enter = async (name: string) => {
    const eventId = await enterEvent(desk, competitionId, { name })
    await database.owner`insert into entries (region_id, competition_id, event_id, person_id, number) values (${desk.regionId}, ${competitionId}, ${eventId}, ${personId}, '01')`
  }
  await enter('车工')
  const one = await countQueries((db) => getPersonPage(desk.officer, personId, db))
  await enter('焊工')
  await enter('钳工')
  const three = await countQueries((db) => getPersonPage(desk.officer, personId, db))
  expect(three.result.entries.map(({ event, published, total, rank }) => [event.name, published, total, rank])).toEqual([
    ['焊工', false, null, null],
    ['车工', false, null, null],
    ['钳工', false, null, null],
  ].sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)))
  expect(three.queries).toBe(one.queries)
  expect(three.queries).toBeLessThanOrEqual(6)
})
