import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { getAppealsPage, getOwnAppealPage } from '#app/services/appeals/appeal-pages.server.ts'
import { decideAppeal } from '#app/services/appeals/decide-appeal.server.ts'
import { fileOwnAppeal } from '#app/services/appeals/file-appeal.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { closeNotice } from '#app/services/notices/close-notice.server.ts'
import { openResultNotice } from '#app/services/notices/result-notice.server.ts'
import { getRecheckPage } from '#app/services/recheck/recheck-page.server.ts'
import { checkRecheckItem, closeRecheck, drawRecheck } from '#app/services/recheck/recheck.server.ts'
import { announceEdition } from '#app/services/results/announce-edition.server.ts'
import { getEditionPage } from '#app/services/results/edition-page.server.ts'
import { getFinalisePage } from '#app/services/results/finalise-page.server.ts'
import { signEdition } from '#app/services/results/sign-edition.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { knowYears } from '../notices/notice-desk.ts'
import { confirm, fallingMarks, must, openScoringDay, publish, type ScoringDay } from '../results/result-desk.ts'

const database = withTestDatabase()

async function formalDay(count = 10) {
  const day = await openScoringDay(database.owner, { count })
  await database.owner`update competitions set used_steps = '{recheck,appeal,publicNotice}' where id = ${day.competitionId}`
  await knowYears(database.owner, day.desk.regionId)
  await day.mark(fallingMarks(count))
  const supervisor = await day.desk.person('supervisor')
  const arbitrator = await day.desk.person('arbitrator')
  const person = await day.desk.person('candidate')
  const [entry] = await database.owner`select person_id as "personId" from entries where id = ${day.entries[3]!}`
  await database.owner`update users set person_id = ${entry!.personId} where id = ${person.userId}`
  return { ...day, supervisor, arbitrator, entrant: { ...person, personId: entry!.personId as string } satisfies RegionActor }
}
type FormalDay = Awaited<ReturnType<typeof formalDay>>

const step = (day: FormalDay, action: Parameters<typeof changeState>[0]['action'], actor = day.desk.officer) => changeState({ actor, idempotencyKey: newKey(), competitionId: day.competitionId, action, reason: null })
const by = (day: FormalDay, actor: RegionActor) => ({ actor, idempotencyKey: newKey(), eventId: day.eventId })

async function recheck(day: FormalDay, wrong: readonly number[] = []) {
  const drawn = await must(drawRecheck({ ...by(day, day.supervisor), shares: { top: 30, others: 15, errorThreshold: 5 }, seed: 'fixed' }))
  const { recheck } = await getRecheckPage(day.supervisor, day.eventId)
  for (const [at, { entryId, number }] of recheck!.items.entries()) {
    await must(checkRecheckItem({ ...by(day, day.supervisor), entryId, number, outcome: wrong.includes(at) ? 'wrong' : 'right', found: wrong.includes(at) ? '实操 80.00' : null }))
  }
  return { drawn, items: recheck!.items }
}
async function sign(day: FormalDay, edition: number) {
  const { edition: shown } = await getFinalisePage(day.supervisor, day.eventId)
  const signing = { eventId: day.eventId, edition, seenOutputHash: shown!.outputHash }
  await must(signEdition({ ...signing, actor: day.chiefJudge, idempotencyKey: newKey(), duty: 'chiefJudge' }))
  await must(signEdition({ ...signing, actor: day.supervisor, idempotencyKey: newKey(), duty: 'supervisor' }))
}
const clockOut = (day: ScoringDay) => database.owner`update result_editions set appeals_close_at = now() - interval '1 second' where event_id = ${day.eventId} and appeals_close_at is not null`

test('the whole second half: recheck, confirm, sign, announce, appeal, second edition, notice, publish', async () => {
  const day = await formalDay()
  expect(await confirm(day)).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'recheckMissing' }] } })
  await must(step(day, 'startChecking', day.chiefJudge))
  await recheck(day)
  await must(closeRecheck(by(day, day.supervisor)))
  await must(confirm(day))

  expect(await step(day, 'publishProvisionally')).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'signaturesMissing' }] } })
  await sign(day, 1)
  await must(step(day, 'publishProvisionally'))

  // The entrant appeals within the clock and sees their own line alone.
  await must(fileOwnAppeal({ ...by(day, day.entrant), text: '实操第三项评分与现场记录不一致，请核查。', file: null }))
  const mine = await getOwnAppealPage(day.entrant, day.eventId)
  expect([mine.result.rank, mine.appeals.length, mine.mayAppeal]).toEqual([4, 1, false])
  expect(JSON.stringify(mine)).not.toMatch(/选手[12356789]|95\.00|94\.50/)
  const [appeal] = (await getAppealsPage(day.arbitrator, day.eventId)).appeals
  const decide = { ...by(day, day.arbitrator), appealId: appeal!.id, reason: '录像显示第三项漏记。' }
  expect(await decideAppeal({ ...decide, decision: 'upheld' })).toEqual({ ok: false, reason: 'notAdmitted' })
  await must(decideAppeal({ ...decide, idempotencyKey: newKey(), decision: 'admitted' }))
  await must(decideAppeal({ ...decide, idempotencyKey: newKey(), decision: 'upheld' }))

  // The decision opened the marks: compared, confirmed, signed and announced again, with its own clock.
  await day.mark([[3, '96.00', '96.00']])
  await must(confirm(day))
  const second = await getEditionPage(day.desk.officer, { eventId: day.eventId, edition: 2 }, 'zh-CN')
  expect([second.former!.number, second.edition.reason]).toEqual([1, '申诉成立：录像显示第三项漏记。'])
  const [{ changes }] = (await database.owner`select changes from result_editions where event_id = ${day.eventId} and edition = 2`) as unknown as [{ changes: Array<{ number: string; changes: Array<{ field: string; before: string; after: string }> }> }]
  expect(changes.find(({ number }) => number === '04')!.changes).toContainEqual({ field: 'rank', before: '4', after: '1' })
  expect(await publish(day, 2)).toMatchObject({ ok: false })
  await sign(day, 2)
  await must(announceEdition(by(day, day.desk.officer)))
  expect(await openResultNotice({ ...by(day, day.desk.officer), edition: 2, workingDays: 5, phone: null })).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: ['appealClockRuns'] } })
  await clockOut(day)
  expect(await fileOwnAppeal({ ...by(day, day.entrant), text: '时限之后再次提出的申诉。', file: null })).toEqual({ ok: false, reason: 'tooLate' })
  const { value } = await must(openResultNotice({ ...by(day, day.desk.officer), edition: 2, workingDays: 5, phone: null }))
  await must(step(day, 'openNotice'))
  expect(await publish(day, 2)).toMatchObject({ ok: false, reason: 'blocked', data: { blockers: ['noticeRuns'] } })
  await database.owner`update notices set closes_at = now() - interval '1 second' where id = ${value.noticeId}`
  await closeNotice({ noticeId: value.noticeId, regionId: day.desk.regionId })
  await must(publish(day, 2))
  expect((await getFinalisePage(day.desk.officer, day.eventId)).steps.map(({ key, done }) => [key, done])).toEqual([['marks', true], ['recheck', true], ['confirm', true], ['sign', true], ['announce', true], ['notice', true], ['publish', true]])
})

test('who typed a mark never rechecks it, a wrong record waits for its correction, and too many wrong order everybody', async () => {
  const day = await formalDay()
  await must(step(day, 'startChecking', day.chiefJudge))
  const { items } = await recheck(day, [0])
  expect(items).toHaveLength(3 + 2)
  const [first] = items
  expect(await checkRecheckItem({ ...by(day, day.desk.officer), entryId: first!.entryId, number: first!.number, outcome: 'right', found: null })).toEqual({ ok: false, reason: 'ownTyping' })
  // 1 of 5 is 20 %: the other five join, and the recheck goes on.
  expect(await closeRecheck(by(day, day.supervisor))).toMatchObject({ ok: true, value: { full: true, added: 5 } })
  const { recheck: full } = await getRecheckPage(day.supervisor, day.eventId)
  for (const { entryId, number, state } of full!.items) if (state === 'open') await must(checkRecheckItem({ ...by(day, day.supervisor), entryId, number, outcome: 'right', found: null }))
  expect(await closeRecheck(by(day, day.supervisor))).toMatchObject({ ok: false, reason: 'uncorrected' })
  await day.mark([[0, '95.00', '80.00']])
  expect(await closeRecheck(by(day, day.supervisor))).toMatchObject({ ok: true })
  await day.mark([[1, '60.00', '60.00']])
  expect(await confirm(day)).toMatchObject({ ok: false, data: { blockers: [{ code: 'recheckStale', entryIds: [day.entries[1]] }] } })
})

test('two different people sign, each in their own duty, and only what they saw', async () => {
  const day = await formalDay(4)
  await database.owner`update competitions set used_steps = '{appeal}' where id = ${day.competitionId}`
  await must(confirm(day))
  const { edition } = await getFinalisePage(day.supervisor, day.eventId)
  const signing = { eventId: day.eventId, edition: 1, seenOutputHash: edition!.outputHash }
  expect(await signEdition({ ...signing, actor: day.supervisor, idempotencyKey: newKey(), duty: 'chiefJudge' })).toEqual({ ok: false, reason: 'noDuty' })
  expect(await signEdition({ ...signing, actor: day.desk.officer, idempotencyKey: newKey(), duty: 'supervisor' })).toEqual({ ok: false, reason: 'noDuty' })
  expect(await signEdition({ ...signing, seenOutputHash: '0'.repeat(64), actor: day.supervisor, idempotencyKey: newKey(), duty: 'supervisor' })).toEqual({ ok: false, reason: 'changedSinceSeen' })
  await must(signEdition({ ...signing, actor: day.supervisor, idempotencyKey: newKey(), duty: 'supervisor' }))
  const both = { ...day.supervisor, assignments: [...day.supervisor.assignments, { ...day.supervisor.assignments[0]!, role: 'chiefJudge' as const }] }
  expect(await signEdition({ ...signing, actor: both, idempotencyKey: newKey(), duty: 'chiefJudge' })).toEqual({ ok: false, reason: 'sameHands' })
})

test('another entrant’s appeal and an event one did not take part in are not there', async () => {
  const day = await formalDay(4)
  const stranger = await day.desk.person('candidate')
  await expect(getOwnAppealPage({ ...stranger, personId: null }, day.eventId)).rejects.toMatchObject({ status: 404 })
  await expect(fileOwnAppeal({ ...by(day, { ...stranger, personId: null }), text: '与我无关的成绩申诉。', file: null })).rejects.toMatchObject({ status: 404 })
  // Before the announcement there is nothing to see and nothing to appeal against.
  await expect(getOwnAppealPage(day.entrant, day.eventId)).rejects.toMatchObject({ status: 404 })
  expect(await fileOwnAppeal({ ...by(day, day.entrant), text: '还没有公布时的申诉内容。', file: null })).toEqual({ ok: false, reason: 'notAnnounced' })
})
