import { beforeAll, expect, test } from 'vitest'
import { addEvent } from '#app/services/competitions/add-event.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { editCompetition } from '#app/services/competitions/edit-competition.server.ts'
import { getFrozenRulesPage } from '#app/services/competitions/frozen-rules.server.ts'
import { eventTemplate } from '#app/services/competitions/event-templates.ts'
import { hashEventRules } from '#app/services/competitions/rules-hash.ts'
import { saveEventRules } from '#app/services/competitions/save-event-rules.server.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'
import { applyScheme, rehearseScheme } from '#app/services/schemes/apply-scheme.server.ts'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { draftOf } from '#app/services/schemes/scheme-draft.ts'
import type { CompetitionAction } from '#app/services/competitions/states.ts'
import { competitionValues, enterCompetition, enterEvent, eventValues, insertDesk, insertEntrants, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk

beforeAll(async () => {
  desk = await insertDesk(database.owner)
})

const step = (competitionId: string, action: CompetitionAction, { actor = desk.officer, reason = null as string | null } = {}) =>
  changeState({ actor, idempotencyKey: newKey(), competitionId, action, reason })

const rules = eventTemplate('theory30Practical70')!.rules
const heavierTheory = { ...rules, parts: [{ ...rules.parts[0]!, weight: 40 }, { ...rules.parts[1]!, weight: 60 }] }

const save = (eventId: string, version: number, candidate: unknown = heavierTheory) => saveEventRules({ actor: desk.officer, idempotencyKey: newKey(), eventId, version, candidate })

const versionOf = async (eventId: string) => (await database.owner`select version from competition_events where id = ${eventId}`)[0]!.version as number

/** A competition whose registration is open, with one event and entrants. */
async function openCompetition() {
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId)
  await step(competitionId, 'openRegistration')
  const entries = await insertEntrants(database.owner, { desk, competitionId, eventId })
  return { competitionId, eventId, entries }
}

const editionsOf = (eventId: string) => database.owner`select edition, rules_hash, reason from event_rule_editions where event_id = ${eventId} order by edition`

test('a competition goes from draft to scoring, blocked until each thing is there', async () => {
  const competitionId = await enterCompetition(desk, { policyId: null })
  expect(await step(competitionId, 'openRegistration')).toEqual({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'noEvents' }, { code: 'policyMissing' }] } })
  const eventId = await enterEvent(desk, competitionId)
  expect(await step(competitionId, 'startScoring')).toEqual({ ok: false, reason: 'illegalTransition' })
  await database.owner`update competitions set policy_id = 'gongshu-2018-draft' where id = ${competitionId}`
  expect(await step(competitionId, 'openRegistration')).toMatchObject({ reason: 'blocked', data: { blockers: [{ code: 'policyIsDraft' }] } })
  await database.owner`update competitions set policy_id = 'wuyi-2021-46' where id = ${competitionId}`
  expect(await step(competitionId, 'openRegistration')).toEqual({ ok: true, value: { state: 'open' } })
  expect(await step(competitionId, 'startScoring')).toMatchObject({ reason: 'blocked', data: { blockers: [{ code: 'noEntrants', event: { id: eventId, name: '焊工' } }] } })
  await insertEntrants(database.owner, { desk, competitionId, eventId })
  expect(await step(competitionId, 'startScoring')).toEqual({ ok: true, value: { state: 'scoring' } })
})

test('starting to score freezes the rules as edition 1 with their hash, and everybody may read them', async () => {
  const { competitionId, eventId } = await openCompetition()
  await expect(getFrozenRulesPage({ eventId, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
  await step(competitionId, 'startScoring')
  expect(await editionsOf(eventId)).toEqual([{ edition: 1, rules_hash: hashEventRules(rules), reason: 'scoringStarted' }])
  const page = await getFrozenRulesPage({ eventId, locale: 'zh-CN' })
  expect(page.rules).toEqual(rules)
  expect(page.edition).toMatchObject({ number: 1, hash: hashEventRules(rules) })
  expect(page.promotion.ok && page.promotion.terms.readings.map((reading) => reading.choices.filter((choice) => choice.taken).map((choice) => choice.value))).toEqual([['tier'], ['others'], ['false']])
})

test('frozen rules are edited by nobody: not the rules, not the events, not what decides promotions', async () => {
  const { competitionId, eventId } = await openCompetition()
  await step(competitionId, 'startScoring')
  const refusal = { status: 409, code: 'rulesFrozen' }
  await expect(save(eventId, await versionOf(eventId))).rejects.toMatchObject(refusal)
  const added = addEvent({ actor: desk.officer, idempotencyKey: newKey(), competitionId, source: { template: 'skillLeader' }, values: eventValues({ name: '车工' }) })
  await expect(added).rejects.toMatchObject(refusal)
  const [row] = await database.owner`select version, code from competitions where id = ${competitionId}`
  const values = competitionValues({ code: row!.code as string, competitionClass: 2 })
  const edited = await editCompetition({ actor: desk.officer, idempotencyKey: newKey(), competitionId, version: row!.version as number, values })
  expect(edited).toEqual({ ok: false, reason: 'frozenField', data: { fields: ['competitionClass'] } })
})

test('a rule that is saved while scoring starts is either in the frozen edition or refused, never in between', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { competitionId, eventId } = await openCompetition()
    const [, saved] = await Promise.all([step(competitionId, 'startScoring'), save(eventId, 1).then((outcome) => outcome.ok, () => false)])
    const [edition] = await editionsOf(eventId)
    expect(edition!.rules_hash).toBe(hashEventRules(saved ? heavierTheory : rules))
    const [event] = await database.owner`select rules from competition_events where id = ${eventId}`
    expect(hashEventRules(event!.rules)).toBe(edition!.rules_hash)
  }
})

test('before the first mark the way back is open with a reason, and changed rules become edition 2', async () => {
  const { competitionId, eventId } = await openCompetition()
  await step(competitionId, 'startScoring')
  expect(await step(competitionId, 'backToRegistration')).toEqual({ ok: false, reason: 'reasonMissing' })
  expect(await step(competitionId, 'backToRegistration', { reason: '误点开始评分' })).toEqual({ ok: true, value: { state: 'open' } })
  await step(competitionId, 'startScoring')
  expect((await editionsOf(eventId)).map((edition) => edition.edition)).toEqual([1])
  await step(competitionId, 'backToRegistration', { reason: '权重有误' })
  expect(await save(eventId, await versionOf(eventId))).toMatchObject({ ok: true })
  await step(competitionId, 'startScoring')
  expect((await editionsOf(eventId)).map((edition) => edition.edition)).toEqual([1, 2])
  expect((await getFrozenRulesPage({ eventId, locale: 'zh-CN' })).rules).toEqual(heavierTheory)
})

test('after the first mark there is no way back', async () => {
  const { competitionId, eventId, entries } = await openCompetition()
  await step(competitionId, 'startScoring')
  await database.owner`insert into marks (region_id, event_id, entry_id, kind, key, value, entered_by, source)
    values (${desk.regionId}, ${eventId}, ${entries[0]!}, 'part', 'theory', 8500, ${desk.officer.userId}, 'grid')`
  expect(await step(competitionId, 'backToRegistration', { reason: '再想想' })).toMatchObject({ reason: 'blocked', data: { blockers: [{ code: 'hasMarks' }] } })
})

test('a step is taken by a role that has it: a clerk may not start scoring, a chief judge may', async () => {
  const { competitionId } = await openCompetition()
  await expect(step(competitionId, 'startScoring', { actor: await desk.person('scoreClerk') })).rejects.toMatchObject({ status: 403 })
  const ofAnother = await desk.person('chiefJudge', { competitionId: await enterCompetition(desk) })
  await expect(step(competitionId, 'startScoring', { actor: ofAnother })).rejects.toMatchObject({ status: 403 })
  expect(await step(competitionId, 'startScoring', { actor: await desk.person('chiefJudge', { competitionId }) })).toMatchObject({ ok: true })
})

test('of two people who start scoring at once one does it and the other is told it is done', async () => {
  const { competitionId, eventId } = await openCompetition()
  const outcomes = await Promise.all([step(competitionId, 'startScoring'), step(competitionId, 'startScoring')])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, reason: 'illegalTransition' })
  expect(await editionsOf(eventId)).toHaveLength(1)
})

test('each step stands in the audit record with where from, where to and what was frozen', async () => {
  const { competitionId, eventId } = await openCompetition()
  await step(competitionId, 'startScoring')
  const events = await database.owner`select data from audit_events where chain_id = ${competitionId} and kind = 'competitionStateChanged' order by seq`
  expect(events.map((event) => event.data)).toEqual([
    { action: 'openRegistration', from: 'draft', to: 'open' },
    { action: 'startScoring', from: 'open', to: 'scoring', frozenRules: [{ eventId, edition: 1, hash: hashEventRules(rules) }] },
  ])
})

test('a marking scheme that is begun blocks the start of scoring until it adds up; a part without one does not', async () => {
  const { competitionId, eventId } = await openCompetition()
  const draft = (marks: number) => ({ criteria: [{ key: 'a', letter: 'A', name: '尺寸', marks, items: [{ key: 'a1', code: 'A1', name: '外圆', marks, kind: 'measurement' as const, unit: 'mm', decimals: 2 as const, judgedBy: 'group' as const, rule: { by: 'yesNo' as const } }] }] })
  const saved = (version: number, marks: number) => saveScheme({ actor: desk.officer, idempotencyKey: newKey(), eventId, partKey: 'practical', version, draft: draftOf(draft(marks)), reason: null })
  expect(await saved(0, 9_000)).toMatchObject({ ok: true })
  expect(await step(competitionId, 'startScoring')).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'schemeIncomplete', event: { id: eventId }, part: { key: 'practical' } }] } })
  expect(await saved(1, 10_000)).toMatchObject({ ok: true })
  expect(await step(competitionId, 'startScoring')).toMatchObject({ ok: true })
})

test('a scheme that was typed by, and no longer adds up since the rules were changed, holds up the start until its new edition is in force', async () => {
  const { competitionId, eventId } = await openCompetition()
  const scheme = (marks: number) => draftOf({ criteria: [{ key: 'a', letter: 'A', name: '尺寸', marks, items: [{ key: 'a1', code: 'A1', name: '外圆', marks, kind: 'measurement', unit: 'mm', decimals: 2, judgedBy: 'group', rule: { by: 'yesNo' } }] }] })
  const act = { actor: desk.officer, eventId, partKey: 'practical' }
  const saved = (marks: number, reason: string | null) => saveScheme({ ...act, idempotencyKey: newKey(), version: 0, draft: scheme(marks), reason })
  expect(await saved(10_000, null)).toMatchObject({ ok: true })
  expect(await step(competitionId, 'startScoring')).toMatchObject({ ok: true })
  // The first sheet freezes the scheme and is no mark yet, so the competition can go back and its rules be changed.
  expect(await typeSheet({ ...act, actor: await desk.person('scoreClerk'), idempotencyKey: newKey(), number: '1', texts: { 'item:practical:a1:0': '1', 'sum:practical:0': '100' }, wrongSumSeen: false })).toMatchObject({ ok: true })
  expect(await step(competitionId, 'backToRegistration', { reason: '满分有误' })).toMatchObject({ ok: true })
  const halved = { ...rules, parts: [rules.parts[0]!, { ...rules.parts[1]!, maximum: '50' }] }
  expect(await save(eventId, await versionOf(eventId), halved)).toMatchObject({ ok: true })
  const blocked = { ok: false, reason: 'blocked', data: { blockers: [{ code: 'schemeIncomplete', event: { id: eventId }, part: { key: 'practical' } }] } }
  expect(await step(competitionId, 'startScoring')).toMatchObject(blocked)
  // A proposal counts for nothing until it is put in force; before the start, too, it can be.
  expect(await saved(5_000, '满分改为 50 分')).toMatchObject({ ok: true, value: { edition: 2 } })
  expect(await step(competitionId, 'startScoring')).toMatchObject(blocked)
  const { seen } = (await rehearseScheme(act))!
  expect(await applyScheme({ ...act, idempotencyKey: newKey(), version: 1, seen })).toMatchObject({ ok: true, value: { edition: 2 } })
  expect(await step(competitionId, 'startScoring')).toMatchObject({ ok: true })
})
