// B3: no screen, list, count, order or error lets whoever marks infer a name while codes are sealed.
import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { checkIn, undoCheckIn } from '#app/services/check-in/check-in.server.ts'
import { getCheckInPage, getSeatsPage } from '#app/services/check-in/floor-page.server.ts'
import { getCodesPage } from '#app/services/blind-codes/codes-page.server.ts'
import { allowCodeReading, askReading, unsealLayer } from '#app/services/blind-codes/open-codes.server.ts'
import { sealLayer } from '#app/services/blind-codes/seal-layer.server.ts'
import { getStations } from '#app/services/check-in/stations.server.ts'
import { drawSeats } from '#app/services/draws/draw-seats.server.ts'
import { seatsOf } from '#app/services/draws/seats.ts'
import { getEntrantsPage } from '#app/services/entries/list-entrants.server.ts'
import { readFileFor } from '#app/services/files/read-file.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { getGridPage } from '#app/services/marks/read-grid.server.ts'
import { keepStationScan } from '#app/services/paper/scans.server.ts'
import type { StationPaper } from '#app/services/paper/station-papers.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { readDb } from '#db/client.ts'
import { provideTestSecrets, withAppServer } from '#tests/support/app-server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must, openFloor, type FloorDay } from './floor-desk.ts'

provideTestSecrets()
const database = withTestDatabase()
const server = withAppServer()

const check = (day: FloorDay, text: string) => checkIn({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, text })

test('seats are drawn by a seed that gives the same seats again; drawing once more asks why', async () => {
  const day = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 0 }, count: 5 })
  const plan = { seatsPerBatch: 2, startsAt: '2026-06-13 08:30', minutesPerBatch: 45, room: '二号车间' }
  const draw = (reason: string | null) => drawSeats({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, plan, reason })
  expect(must(await draw(null))).toEqual({ seats: 5, batches: 3 })
  const page = await getSeatsPage({ actor: day.desk.officer, eventId: day.eventId })
  expect(page).toMatchObject({ replays: true, batches: [{ batch: 1, startsAt: '2026-06-13 08:30' }, { batch: 2, startsAt: '2026-06-13 09:15' }, { batch: 3, startsAt: '2026-06-13 10:00' }] })
  const [event] = await database.owner`select seating from competition_events where id = ${day.eventId}`
  const stored = await database.owner`select id, batch, seat from entries where event_id = ${day.eventId} order by batch, seat`
  expect(seatsOf(event!.seating).map(({ entryId, batch, seat }) => ({ id: entryId, batch, seat }))).toEqual([...stored])
  expect(await draw(null)).toMatchObject({ ok: false, reason: 'reasonMissing' })
  must(await draw('补报一人'))
})

test('check-in takes a slip or a number once; whoever did not come is absent when the field is fixed, and is not when it is opened again', async () => {
  const day = await openFloor(database.owner, { plan: { usedSteps: ['checkIn'], blindLayers: 0 }, count: 4 })
  must(await drawSeats({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, plan: { seatsPerBatch: 9, startsAt: null, minutesPerBatch: 0, room: '' }, reason: null }))
  const [slip] = await database.owner`select slip_code from entries where id = ${day.entries[2]!}`
  expect(must(await check(day, '1'))).toMatchObject({ number: '01' })
  expect(must(await check(day, '０2'))).toMatchObject({ number: '02' })
  expect(must(await check(day, slip!.slip_code as string))).toMatchObject({ number: '03' })
  expect(await check(day, '01')).toMatchObject({ ok: false, reason: 'already', data: { number: '01' } })
  expect(await check(day, '77')).toMatchObject({ ok: false, reason: 'unknown' })
  must(await undoCheckIn({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, entryId: day.entries[0]!, reason: '认错了人' }))
  await day.step('fixField')
  expect(await getCheckInPage({ actor: day.desk.officer, eventId: day.eventId })).toMatchObject({ fieldSize: 2, present: 2 })
  const statuses = async () => (await database.owner`select status from entries where event_id = ${day.eventId} order by number`).map((row) => row.status)
  expect(await statuses()).toEqual(['absent', 'competed', 'competed', 'absent'])
  expect(await check(day, '01')).toMatchObject({ ok: false, reason: 'notOpen' })
  await day.step('reopenField')
  expect(await statuses()).toEqual(['competed', 'competed', 'competed', 'competed'])
})

/** Two layers drawn by two officers; scoring has begun. */
async function sealedDay(layers = 2) {
  const day = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: layers }, count: 3 })
  await database.owner`update persons set name = '秘密选手' || substr(id::text, 1, 4) where region_id = ${day.desk.regionId}`
  await database.owner`update entries set organisation_name = '秘密单位' where event_id = ${day.eventId}`
  await day.step('fixField')
  const papers = []
  for (let layer = 1; layer <= layers; layer += 1) papers.push(must(await sealLayer({ actor: await day.officer('codeOfficer'), idempotencyKey: newKey(), eventId: day.eventId })))
  await day.step('startScoring')
  return { day, papers }
}

test('the first layer is handed to names, the second to codes of the first; one officer never holds both', async () => {
  const day = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 2 }, count: 3 })
  const officer = await day.officer('codeOfficer')
  const seal = (actor = officer) => sealLayer({ actor, idempotencyKey: newKey(), eventId: day.eventId })
  expect(await seal()).toMatchObject({ ok: false, reason: 'notCheckedIn' })
  await day.step('fixField')
  await expect(day.step('startScoring')).rejects.toThrow(/codesNotDrawn/)
  const first = must(await seal())
  expect(first.slips.map((slip) => [slip.from, slip.code[0], slip.name !== null])).toEqual([['01', 'A', true], ['02', 'A', true], ['03', 'A', true]])
  expect(await seal()).toMatchObject({ ok: false, reason: 'sameOfficer' })
  const second = must(await seal(await day.officer('codeOfficer')))
  expect(second.slips.map((slip) => [slip.from, slip.code[0], slip.name])).toEqual([['A01', 'B', null], ['A02', 'B', null], ['A03', 'B', null]])
  expect(await seal()).toMatchObject({ ok: false, reason: 'allDrawn' })
  // The page of codes holds no code at all.
  expect(JSON.stringify(await getCodesPage({ actor: officer, eventId: day.eventId }))).not.toMatch(/A0[1-3]|B0[1-3]/)
})

test('while sealed, grid, board, ranking and lists hold codes only, for everybody who marks', async () => {
  const { day } = await sealedDay()
  const chief = await day.officer('chiefJudge')
  const people = await database.owner`select name, id from persons where region_id = ${day.desk.regionId}`
  const secrets = [...people.flatMap((person) => [person.name as string, person.id as string]), '秘密单位']
  const grid = JSON.stringify(await getGridPage({ actor: chief, eventId: day.eventId }))
  const ranking = JSON.stringify((await computeRanking(readDb, { regionId: day.desk.regionId, eventId: day.eventId })).field)
  for (const secret of secrets) expect([grid.includes(secret), ranking.includes(secret)]).toEqual([false, false])
  expect((await getGridPage({ actor: chief, eventId: day.eventId })).entries.map((entry) => entry.number)).toEqual(['B01', 'B02', 'B03'])
  await expect(getEntrantsPage({ actor: chief, eventId: day.eventId, text: null, status: null, sort: { by: 'number', descending: false }, page: 1 })).rejects.toMatchObject({ code: 'namesSealed', status: 403 })

  // The same over HTTP: every address of the event, as data and as page, for each role that marks.
  for (const role of ['judge', 'chiefJudge', 'scoreClerk', 'codeOfficer'] as const) {
    const browser = server.newBrowser()
    await signInWith(browser, await insertAccount(database.owner, { regionId: day.desk.regionId, roles: [role] }))
    const found: string[] = []
    for (const path of ['', '/rules', '/entrants', '/entrants?q=秘密', '/entrants?sort=name', `/entrants/${day.entries[0]!}`, '/registrations', '/seats', '/check-in', '/codes', '/floor', '/board', '/board-settings', '/marks', '/ranking', '/import', '/import/marks.xlsx', '/certificates']) {
      for (const suffix of ['', '.data']) {
        const [base, query = ''] = path.split('?')
        const answer = await browser.get(`/events/${day.eventId}${base}${suffix}${query ? `?${query}` : ''}`)
        for (const secret of secrets) if (answer.text.includes(secret)) found.push(`${role} ${path}${suffix}: ${secret}`)
      }
    }
    const board = await browser.get(`/api/events/${day.eventId}/board`)
    for (const secret of secrets) if (board.text.includes(secret)) found.push(`${role} board: ${secret}`)
    expect(found).toEqual([])
  }
}, 60_000)

test('one code is read by a code officer and a supervisor together, never by one alone, and both acts are in the record', async () => {
  const { day, papers } = await sealedDay()
  const [officer, other, supervisor] = [await day.officer('codeOfficer'), await day.officer('codeOfficer'), await day.officer('supervisor')]
  const code = papers[1]!.slips[0]!.code
  const page = (actor = officer) => getCodesPage({ actor, eventId: day.eventId })
  expect(await askReading({ actor: officer, idempotencyKey: newKey(), eventId: day.eventId, code: 'Z99', reason: '核对' })).toMatchObject({ ok: false, reason: 'unknownCode' })
  must(await askReading({ actor: officer, idempotencyKey: newKey(), eventId: day.eventId, code, reason: '作品破损，须联系选手' }))
  const [reading] = (await page()).readings
  const allow = (actor = supervisor) => allowCodeReading({ actor, idempotencyKey: newKey(), eventId: day.eventId, readingId: reading!.id })
  for (const alone of [officer, other]) expect(await allow(alone)).toMatchObject({ ok: false, reason: 'samePerson' })
  expect((await page()).readings[0]!.shown).toBeNull()
  must(await allow())
  expect((await page()).readings[0]!.shown?.name).toMatch(/^秘密选手/)
  expect((await page(supervisor)).readings[0]!.shown).not.toBeNull()
  expect((await page(other)).readings[0]!.shown).toBeNull()
  await database.owner`update blind_readings set expires_at = now() - interval '1 second'`
  expect((await page()).readings[0]!.shown).toBeNull()
  const kinds = (await database.owner`select kind from audit_events where region_id = ${day.desk.regionId} and kind like 'codeRead%' order by seq`).map((row) => row.kind)
  expect(kinds).toEqual(['codeReadingAsked', 'codeRead'])
})

test('layers open last first, by two people, when every mark is in; only then are names seen and a result confirmed', async () => {
  const { day } = await sealedDay()
  const [officer, supervisor] = [await day.officer('codeOfficer'), await day.officer('supervisor')]
  const unseal = (actor: typeof officer) => unsealLayer({ actor, idempotencyKey: newKey(), eventId: day.eventId })
  expect(await unseal(officer)).toMatchObject({ ok: false, reason: 'marksOpen' })
  const grid = await getGridPage({ actor: day.desk.officer, eventId: day.eventId })
  const cells = grid.entries.flatMap((entry, at) => grid.columns.map((column) => ({ entryId: entry.id, column: column.id, text: String(90 - at), absentJudge: false, baseVersion: 0 })))
  must(await saveGrid({ actor: day.desk.officer, eventId: day.eventId, idempotencyKey: newKey(), cells, statuses: [] }))
  expect(await confirmResult({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: null })).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'codesSealed' }] } })
  for (const layer of [2, 1]) {
    expect(must(await unseal(officer))).toEqual({ layer, opened: false })
    expect(await unseal(officer)).toMatchObject({ ok: false, reason: 'samePerson' })
    expect((await getGridPage({ actor: officer, eventId: day.eventId })).entries[0]!.name).toMatch(layer === 2 ? /^B/ : /^A/)
    expect(must(await unseal(supervisor))).toEqual({ layer, opened: true })
  }
  expect((await getGridPage({ actor: officer, eventId: day.eventId })).entries.map((entry) => entry.name)).toEqual([expect.stringMatching(/^秘密选手/), expect.stringMatching(/^秘密选手/), expect.stringMatching(/^秘密选手/)])
  must(await confirmResult({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: null }))
})

test('signed papers of the stations come back as scans: kept once, listed in the archive, and while codes are sealed closed to whoever marks', async () => {
  const { day } = await sealedDay(1)
  const { eventId } = day
  const scan = { name: '签到表.pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF') }
  const keep = (actor: RegionActor, station: StationPaper) => keepStationScan({ actor, idempotencyKey: newKey(), eventId, station, file: scan })
  const { fileId } = must(await keep(day.desk.officer, 'judges'))
  expect(must(await keep(day.desk.officer, 'judges')).fileId).toBe(fileId)
  // Neither seats were drawn nor is there a check-in in this contest's plan.
  for (const station of ['seats', 'checkIn', 'signatures'] as const) await expect(keep(day.desk.officer, station)).rejects.toMatchObject({ status: 404 })
  expect((await getStations(day.desk.officer, eventId)).papers).toMatchObject([{ station: 'judges', scans: [{ id: fileId, name: '签到表.pdf' }] }])
  expect((await readFileFor(day.desk.officer, fileId))?.bytes.equals(scan.bytes)).toBe(true)

  const chief = await day.officer('chiefJudge')
  expect([(await getStations(chief, eventId)).papers, await readFileFor(chief, fileId)]).toEqual([null, null])
  await expect(keep(chief, 'judges')).rejects.toMatchObject({ status: 403, code: 'namesSealed' })
  const elsewhere = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 0 }, count: 1 })
  expect(await readFileFor(elsewhere.desk.officer, fileId)).toBeNull()
  await expect(keep(elsewhere.desk.officer, 'judges')).rejects.toMatchObject({ status: 404 })
})

test('a file that is no paper is refused in words, at the stations and with the sheets', async () => {
  const day = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 0 }, count: 1 })
  const browser = server.newBrowser()
  await signInWith(browser, await insertAccount(database.owner, { regionId: day.desk.regionId, roles: ['bureauOfficer'] }))
  const send = async (path: string, about: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ intent: 'scan', idempotencyKey: newKey(), ...about })) form.set(name, value)
    form.set('scan', new File(['<html>no paper</html>'], 'scan.pdf', { type: 'application/pdf' }))
    const { status, text } = await browser.post(`/events/${day.eventId}${path}`, form)
    return [status, text.includes(messagesFor('zh-CN').errors.fields.fileWrongFormat!)]
  }
  expect([await send('/floor', { station: 'judges' }), await send('/paper/sheets', { part: 'practical' })]).toEqual([[409, true], [409, true]])
})
