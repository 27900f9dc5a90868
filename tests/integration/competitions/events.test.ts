import { beforeAll, expect, test } from 'vitest'
import { addEvent } from '#app/services/competitions/add-event.server.ts'
import { editEvent } from '#app/services/competitions/edit-event.server.ts'
import { getEventPage } from '#app/services/competitions/event-page.server.ts'
import { eventTemplate } from '#app/services/competitions/event-templates.ts'
import { getRulesPage } from '#app/services/competitions/rules-page.server.ts'
import { removeEvent } from '#app/services/competitions/remove-event.server.ts'
import { saveEventRules } from '#app/services/competitions/save-event-rules.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { enterCompetition, enterEvent, eventValues, insertDesk, insertEntrants, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let elsewhere: Desk

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  elsewhere = await insertDesk(database.owner, { name: '余姚市', policyIds: ['yuyao-2022-51'] })
})

const rules = eventTemplate('theory30Practical70')!.rules
const key = () => newKey()

test('an event begins with the rules of its template and stands behind the others', async () => {
  const competitionId = await enterCompetition(desk)
  await enterEvent(desk, competitionId)
  const eventId = await enterEvent(desk, competitionId, { name: '美发师' }, 'practicalPanel')
  const event = await requireEvent(readDb, { eventId, regionId: desk.regionId })
  expect(event).toMatchObject({ position: 2, templateKey: 'practicalPanel', rulesFrozenAt: null, version: 1, competition: { id: competitionId } })
  expect(event.rules).toEqual(eventTemplate('practicalPanel')!.rules)
})

test('an event is copied with its rules into another division, and the copy is its own', async () => {
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId, { division: '职工组' }, 'practicalTimed')
  const copy = (division: string) =>
    addEvent({ actor: desk.officer, idempotencyKey: key(), competitionId, source: { eventId }, values: eventValues({ division }) })
  expect(await copy('职工组')).toEqual({ ok: false, reason: 'nameTaken' })
  const copied = await copy('学生组')
  const copyId = copied.ok ? copied.value.eventId : ''
  await saveEventRules({ actor: desk.officer, idempotencyKey: key(), eventId: copyId, version: 1, candidate: rules })
  expect((await requireEvent(readDb, { eventId: copyId, regionId: desk.regionId })).rules).toEqual(rules)
  expect((await requireEvent(readDb, { eventId, regionId: desk.regionId })).rules).toEqual(eventTemplate('practicalTimed')!.rules)
})

test('rules are taken from this region only', async () => {
  const there = await enterEvent(elsewhere, await enterCompetition(elsewhere, { policyId: 'yuyao-2022-51' }))
  const competitionId = await enterCompetition(desk)
  expect(await addEvent({ actor: desk.officer, idempotencyKey: key(), competitionId, source: { eventId: there }, values: eventValues() })).toEqual({ ok: false, reason: 'unknownSource' })
})

test('only rules that add up are saved, and every problem is told with its field', async () => {
  const eventId = await enterEvent(desk, await enterCompetition(desk))
  const candidate = { ...rules, parts: [{ ...rules.parts[0]!, weight: 29 }, rules.parts[1]!], tieBreaks: [{ key: 'speed', direction: 'asc' }] }
  expect(await saveEventRules({ actor: desk.officer, idempotencyKey: key(), eventId, version: 1, candidate })).toEqual({
    ok: false,
    reason: 'invalid',
    data: { problems: [{ path: 'parts', code: 'weightsSum' }, { path: 'tieBreaks[0].key', code: 'tieBreakUnknown' }] },
  })
  expect((await requireEvent(readDb, { eventId, regionId: desk.regionId })).version).toBe(1)
})

test('two people at one set of rules: the second is shown what the first has saved', async () => {
  const eventId = await enterEvent(desk, await enterCompetition(desk))
  const save = (candidate: unknown, version: number) => saveEventRules({ actor: desk.officer, idempotencyKey: key(), eventId, version, candidate })
  const first = { ...rules, decimals: 1 }
  expect(await save(first, 1)).toEqual({ ok: true, value: { version: 2 } })
  const second = await save({ ...rules, tieBreaks: [] }, 1)
  expect(second).toMatchObject({ ok: false, reason: 'conflict', data: { version: 2, stored: first } })
  expect(await save(first, 2)).toEqual({ ok: true, value: { version: 2 } })
})

test('two people at one event’s facts likewise', async () => {
  const eventId = await enterEvent(desk, await enterCompetition(desk))
  const edit = (version: number, change: Parameters<typeof eventValues>[0]) => editEvent({ actor: desk.officer, idempotencyKey: key(), eventId, version, values: eventValues(change) })
  expect(await edit(1, { highestLevel: 'technician' })).toEqual({ ok: true, value: { version: 2 } })
  expect(await edit(1, { division: '学生组' })).toEqual({ ok: false, reason: 'conflict', data: { version: 2, stored: eventValues({ highestLevel: 'technician' }) } })
})

test('an event nobody entered for can be removed with a reason, and its rules stay in the record', async () => {
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId)
  const remove = (version: number) => removeEvent({ actor: desk.officer, idempotencyKey: key(), eventId, version, reason: '并入焊工赛项' })
  expect(await remove(9)).toEqual({ ok: false, reason: 'conflict' })
  const entries = await insertEntrants(database.owner, { desk, competitionId, eventId, count: 1 })
  await database.owner`update entries set status = 'withdrawn' where id = ${entries[0]!}`
  expect(await remove(1)).toEqual({ ok: false, reason: 'hasEntrants' })
  await database.owner`delete from entries where event_id = ${eventId}`
  expect(await remove(1)).toEqual({ ok: true, value: { competitionId } })
  const [record] = await database.owner`select data from audit_events where chain_id = ${competitionId} and kind = 'eventRemoved'`
  expect(record!.data).toMatchObject({ reason: '并入焊工赛项', name: '焊工', rules })
})

test('another region’s event is not found by anything that reads or writes one', async () => {
  const eventId = await enterEvent(desk, await enterCompetition(desk))
  const actor = elsewhere.officer
  const notFound = { status: 404, code: 'notFound' }
  await expect(requireEvent(readDb, { eventId, regionId: elsewhere.regionId })).rejects.toMatchObject(notFound)
  await expect(requireEvent(readDb, { eventId: 'x', regionId: desk.regionId })).rejects.toMatchObject(notFound)
  await expect(getEventPage(actor, eventId)).rejects.toMatchObject(notFound)
  await expect(getRulesPage({ actor, eventId, locale: 'zh-CN' })).rejects.toMatchObject(notFound)
  await expect(saveEventRules({ actor, idempotencyKey: key(), eventId, version: 1, candidate: rules })).rejects.toMatchObject(notFound)
  await expect(editEvent({ actor, idempotencyKey: key(), eventId, version: 1, values: eventValues() })).rejects.toMatchObject(notFound)
  await expect(removeEvent({ actor, idempotencyKey: key(), eventId, version: 1, reason: '-' })).rejects.toMatchObject(notFound)
})
