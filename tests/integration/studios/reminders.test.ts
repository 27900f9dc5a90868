import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { reloadSettings } from '#app/lib/env.ts'
import { today } from '#app/services/clock.server.ts'
import { listReminders } from '#app/services/reminders/reminders.server.ts'
import { openReporting } from '#app/services/studios/report/move-report.server.ts'
import { askExperts } from '#app/services/studios/opinions/ask-experts.server.ts'
import { answerOpinion, giveOpinion } from '#app/services/studios/opinions/give-opinion.server.ts'
import { getOwnOpinions } from '#app/services/studios/opinions/opinion-pages.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { openRecognitionNotice, returnApplication, startReview } from '#app/services/studios/requests/decide-application.server.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { endNotice, handInApplication } from '#tests/support/studio-application.ts'
import { addExpert, addStudio, insertStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: StudioDesk
let day: string

beforeAll(async () => {
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  reloadSettings()
  desk = await insertStudioDesk(database.owner)
  day = await today()
})

const told = async (actor: RegionActor) => (await listReminders(actor)).map(({ kind, dueOn, overdue, daysLeft, count }) => [kind, dueOn === null ? null : dueOn < day ? 'past' : daysLeft, overdue, ...(count === undefined ? [] : [count])])

test('leader and host see the report move between them with its deadline, the bureau what is late, and a stranger nothing', async () => {
  const { studio, officer } = desk
  const other = await addStudio(database.owner, desk)
  expect([await told(studio.leader), await told(officer)]).toEqual([[], []])
  await openReporting({ actor: officer, idempotencyKey: newKey(), year: 2025, dueOn: addDays(day, 10) })
  expect([await told(studio.leader), await told(studio.host), await told(officer)]).toEqual([[['reportOpen', 10, false]], [], []])
  const move = (state: string) => database.owner`update annual_reports set state = ${state} where studio_id = ${studio.studioId}`
  await move('submitted')
  expect([await told(studio.leader), await told(studio.host)]).toEqual([[], [['reportToConfirm', 10, false]]])
  await move('hostConfirmed')
  expect([await told(studio.host), await told(officer)]).toEqual([[], [['reportsToAccept', null, false, 1]]])
  await move('returned')
  // The last minute of the last day is still in time, the first of the next one is not.
  await database.owner`update annual_reports set due_at = now() + interval '1 minute' where studio_id = ${studio.studioId}`
  expect((await told(studio.leader))[0]!.slice(0, 1).concat((await told(studio.leader))[0]!.slice(2))).toEqual(['reportReturned', false])
  await database.owner`update annual_reports set due_at = now() - interval '2 days' where studio_id = ${studio.studioId}`
  expect([await told(studio.leader), await told(officer)]).toEqual([[['reportReturned', 'past', true]], [['reportsLate', 'past', true, 1]]])
  expect(await told(other.leader)).toEqual([['reportOpen', 10, false]])
  await database.owner`delete from annual_reports`
})

test('an application calls the bureau, its experts and its applicant in turn', async () => {
  const { officer } = desk
  const studio = await addStudio(database.owner, desk)
  const expert = await addExpert(database.owner, desk, '沈建国')
  const place = await handInApplication(studio, 'municipal')
  const by = (actor: RegionActor) => ({ actor, idempotencyKey: newKey(), ...place })
  const kinds = async (actor: RegionActor) => (await told(actor)).map(([kind]) => kind)
  expect(await kinds(officer)).toEqual(['requestToCheck'])
  await returnApplication({ ...by(officer), remarks: [{ condition: null, text: '请补充' }] })
  expect([await kinds(studio.leader), await kinds(studio.host), await kinds(officer)]).toEqual([['requestReturned'], ['requestReturned'], []])
  await database.owner`update studio_requests set state = 'submitted' where id = ${place.requestId}`
  await startReview(by(officer))
  expect(await kinds(officer)).toEqual(['requestToReview'])
  await askExperts({ ...by(officer), count: 1, dueOn: addDays(day, 3) })
  expect([await kinds(officer), await told(expert)]).toEqual([[], [['opinionToAnswer', 3, false]]])
  const opinionId = (await getOwnOpinions(expert)).rows[0]!.id
  await answerOpinion({ actor: expert, idempotencyKey: newKey(), opinionId, answer: 'accept', reason: null })
  expect(await told(expert)).toEqual([['opinionOpen', 3, false]])
  await giveOpinion({ actor: expert, idempotencyKey: newKey(), opinionId, grade: 'recommend', reason: '具备', visitedOn: null })
  expect([await kinds(officer), await kinds(expert)]).toEqual([['requestToAnnounce'], []])
  await openRecognitionNotice({ ...by(officer), workingDays: 5, phone: null })
  expect(await kinds(officer)).toEqual(['noticeEnding'])
  await endNotice(database.owner, place)
  expect(await kinds(officer)).toEqual(['requestToRecognise'])
  await database.owner`update studio_requests set state = 'approved' where id = ${place.requestId}`
})

test('a rectification has its last day, and few queries tell everything', async () => {
  const studio = await addStudio(database.owner, desk)
  await changeLife({ actor: desk.officer, idempotencyKey: newKey(), studioId: studio.studioId, action: 'orderRectification', reason: '材料不全', dueOn: addDays(day, 1), barMonths: 0, documentNumber: null })
  expect([await told(studio.leader), await told(desk.officer)]).toEqual([[['rectification', 1, false]], [['rectification', 1, false]]])
  for (const actor of [studio.leader, desk.officer]) expect((await countQueries((db) => listReminders(actor, db))).queries).toBeLessThanOrEqual(8)
})
