import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { today } from '#app/services/clock.server.ts'
import { addDays } from '#app/lib/dates.ts'
import { drawNotice, issueNotice, saveNotice } from '#app/services/documents/edit-notice.server.ts'
import { getNoticePage } from '#app/services/documents/documents-page.server.ts'
import { draftRecognition } from '#app/services/documents/recognition-document.server.ts'
import { readFileFor } from '#app/services/files/read-file.server.ts'
import { collectFacts } from '#app/services/grants/collect-facts.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { askExpert, askExperts, releaseExpert } from '#app/services/studios/opinions/ask-experts.server.ts'
import { answerOpinion, giveOpinion } from '#app/services/studios/opinions/give-opinion.server.ts'
import { getOpinionPage, getOwnOpinions } from '#app/services/studios/opinions/opinion-pages.server.ts'
import { openRecognitionNotice, returnApplication, startReview } from '#app/services/studios/requests/decide-application.server.ts'
import { submitApplication } from '#app/services/studios/requests/fill-application.server.ts'
import { recogniseStudio } from '#app/services/studios/requests/recognise.server.ts'
import { getRequestPage } from '#app/services/studios/requests/request-pages.server.ts'
import { readDb } from '#db/client.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withDataFolder } from '#tests/support/data-folder.ts'
import { endNotice, handInApplication, type RequestPlace } from '#tests/support/studio-application.ts'
import { addExpert, addStudio, insertStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
type Expert = RegionActor & { personId: string }
let desk: StudioDesk
let experts: Expert[]
let colleague: Expert
let dueOn: string

beforeAll(async () => {
  await withDataFolder('recognition')
  desk = await insertStudioDesk(database.owner)
  experts = [await addExpert(database.owner, desk, '沈建国'), await addExpert(database.owner, desk, '梁志远'), await addExpert(database.owner, desk, '应国强')]
  colleague = await addExpert(database.owner, desk, '本单位专家', desk.studio.hostId)
  dueOn = addDays(await today(), 10)
}, 180_000)

const by = (actor: RegionActor, place: RequestPlace) => ({ actor, idempotencyKey: newKey(), ...place })
const taskOf = async (expert: Expert, name: string) => (await getOwnOpinions(expert)).rows.find(({ studioName }) => studioName === name)?.id ?? ''
const answer = async (expert: Expert, opinionId: string, word: 'accept' | 'decline' | 'conflict') => answerOpinion({ actor: expert, idempotencyKey: newKey(), opinionId, answer: word, reason: word === 'accept' ? null : '有亲属在该单位' })
const give = (expert: Expert, opinionId: string, grade: 'recommend' | 'against', reason = '条件具备') => giveOpinion({ actor: expert, idempotencyKey: newKey(), opinionId, grade, reason, visitedOn: null })
const seen = async (place: RequestPlace) => (await getRequestPage(desk.officer, { ...place, locale: 'zh-CN' })).application!.experts!

test('experts are asked without conflicts, stay blind to each other, look again at a new submission, and hold the notice up until all have answered', async () => {
  const place = await handInApplication(desk.studio, 'municipal')
  const [{ name }] = (await database.owner`select name from studios where id = ${place.studioId}`) as unknown as [{ name: string }]
  await startReview(by(desk.officer, place))
  expect(await askExpert({ ...by(desk.officer, place), expertPersonId: colleague.personId, dueOn })).toEqual({ ok: false, reason: 'ownUnit' })
  expect(await askExperts({ ...by(desk.officer, place), count: 2, dueOn: '2020-01-01' })).toEqual({ ok: false, reason: 'duePast' })
  expect(await askExperts({ ...by(desk.officer, place), count: 2, dueOn })).toMatchObject({ ok: true })
  const asked = experts.filter(({ displayName }) => displayName !== '')
  const tasks = new Map<string, Expert>()
  for (const expert of [...asked, colleague]) {
    const id = await taskOf(expert, name)
    if (id) tasks.set(id, expert)
  }
  expect([tasks.size, [...tasks.values()].includes(colleague)]).toEqual([2, false])
  const [[firstId, first], [secondId, second]] = [...tasks] as [[string, Expert], [string, Expert]]

  // Before accepting there is a name and no paper; a stranger finds nothing, files included.
  expect((await getOpinionPage(first, { opinionId: firstId, locale: 'zh-CN' })).papers).toBeNull()
  await expect(getOpinionPage(second, { opinionId: firstId, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
  const [file] = (await getRequestPage(desk.officer, { ...place, locale: 'zh-CN' })).files
  expect(await readFileFor(first, file!.id)).toBeNull()
  expect(await give(first, firstId, 'recommend')).toEqual({ ok: false, reason: 'closed' })
  await answer(first, firstId, 'accept')
  expect((await getOpinionPage(first, { opinionId: firstId, locale: 'zh-CN' })).papers?.conditions.length).toBeGreaterThan(5)
  expect(await readFileFor(first, file!.id)).toBeTruthy()

  // A declared conflict closes the door; somebody else is dealt in, and never the one who stepped back.
  await answer(second, secondId, 'conflict')
  await expect(getOpinionPage(second, { opinionId: secondId, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
  expect(await askExpert({ ...by(desk.officer, place), expertPersonId: second.personId, dueOn })).toEqual({ ok: false, reason: 'alreadyAsked' })
  expect(await askExperts({ ...by(desk.officer, place), count: 2, dueOn })).toMatchObject({ ok: true })
  const third = experts.find((one) => one !== first && one !== second)!
  const thirdId = await taskOf(third, name)

  await give(first, firstId, 'recommend', '带徒扎实，成果突出')
  expect((await seen(place)).asked.map(({ grade, reason }) => [grade, reason])).toEqual([[null, null], [null, null], [null, null]])
  expect((await getRequestPage(desk.studio.leader, { ...place, locale: 'zh-CN' })).application!.experts).toBeNull()
  expect(await openRecognitionNotice({ ...by(desk.officer, place), workingDays: 5, phone: null })).toMatchObject({ ok: false, reason: 'opinionsOpen' })
  await answer(third, thirdId, 'accept')
  await give(third, thirdId, 'against', '缺少攻关成果证明')
  expect((await seen(place)).round.tally).toEqual({ recommend: 1, undecided: 0, against: 1 })

  // Sent back and handed in again: what was said is about the former submission, so both look again with their words before them.
  await returnApplication({ ...by(desk.officer, place), remarks: [{ condition: null, text: '请补充成果证明' }] })
  expect(await give(third, thirdId, 'recommend')).toEqual({ ok: false, reason: 'closed' })
  await submitApplication(by(desk.studio.leader, place))
  await startReview(by(desk.officer, place))
  expect((await getOpinionPage(third, { opinionId: thirdId, locale: 'zh-CN' })).opinion).toMatchObject({ state: 'accepted', grade: 'against', reason: '缺少攻关成果证明' })
  await give(third, thirdId, 'recommend', '已补充')
  await releaseExpert({ ...by(desk.officer, place), opinionId: firstId, reason: '出差' })
  await expect(getOpinionPage(first, { opinionId: firstId, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
  const round = (await seen(place)).asked.find(({ opinionId }) => opinionId === thirdId)
  expect([round?.submission, round?.grade]).toEqual([2, 'recommend'])
  expect(await openRecognitionNotice({ ...by(desk.officer, place), workingDays: 5, phone: null })).toMatchObject({ ok: true })
})

test('recognising issues document and plaque, moves the register and feeds the grants in one act, and does it again for a higher tier', async () => {
  const own = await addStudio(database.owner, desk, { state: 'draft' })
  await database.owner`update studios set recognition_document = null, recognised_on = null where id = ${own.studioId}`
  const recognise = async (tier: 'county' | 'municipal', number: number) => {
    const place = await handInApplication(own, tier)
    await startReview(by(desk.officer, place))
    await askExperts({ ...by(desk.officer, place), count: 1, dueOn })
    const [{ studioName }] = (await database.owner`select name as "studioName" from studios where id = ${own.studioId}`) as unknown as [{ studioName: string }]
    for (const expert of experts) {
      const row = (await getOwnOpinions(expert)).rows.find((one) => one.studioName === studioName && one.state === 'proposed')
      if (!row) continue
      await answer(expert, row.id, 'accept')
      await give(expert, row.id, 'recommend')
    }
    expect(await openRecognitionNotice({ ...by(desk.officer, place), workingDays: 5, phone: null })).toMatchObject({ ok: true })
    expect(await draftRecognition(by(desk.officer, place))).toMatchObject({ ok: true })
    expect(await draftRecognition(by(desk.officer, place))).toEqual({ ok: false, reason: 'draftExists' })
    const draftOf = async () => (await getRequestPage(desk.officer, { ...place, locale: 'zh-CN' })).application!.draft!
    const document = async () => ({ documentId: (await draftOf()).id, version: (await draftOf()).version })
    expect(await recogniseStudio({ ...by(desk.officer, place), paper: await document() })).toEqual({ ok: false, reason: 'noticeRuns' })
    await endNotice(database.owner, place)
    const { values } = (await getNoticePage(desk.officer, (await draftOf()).id))!
    const before = await document()
    await saveNotice({ actor: desk.officer, idempotencyKey: newKey(), ...before, values: { ...values, number, issuedOn: await today() } })
    expect(await recogniseStudio({ ...by(desk.officer, place), paper: before })).toEqual({ ok: false, reason: 'conflict' })
    expect(await recogniseStudio({ ...by(desk.officer, place), paper: { documentNumber: '另发1号', on: await today() } })).toEqual({ ok: false, reason: 'draftWaits' })
    const paper = await document()
    expect(await issueNotice({ actor: desk.officer, idempotencyKey: newKey(), ...paper })).toEqual({ ok: false, reason: 'issuedByRecognition' })
    const act = { ...by(desk.officer, place), paper }
    expect(await recogniseStudio(act)).toMatchObject({ ok: true })
    expect(await recogniseStudio(act)).toMatchObject({ ok: true })
    return { ...place, ...paper, studioName }
  }
  const plaques = () => database.owner`select status, payload ->> 'tierName' as tier, payload ->> 'recognisedBy' as document from certificates where studio_id = ${own.studioId} and kind = 'studioPlaque' order by serial`

  const county = await recognise('county', 71)
  const [studio] = await database.owner`select state, tier, recognition_document, recognised_on::text from studios where id = ${own.studioId}`
  const document = `${(await getNoticePage(desk.officer, county.documentId))!.values.prefix}〔${(await today()).slice(0, 4)}〕71号`
  expect({ ...studio }).toEqual({ state: 'recognised', tier: 'county', recognition_document: document, recognised_on: await today() })
  expect((await plaques()).map((row) => ({ ...row }))).toEqual([{ status: 'valid', tier: '县级', document }])
  expect((await drawNotice(desk.officer, county.documentId, 'pdf'))!.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await getNoticePage(desk.officer, county.documentId))!.state).toBe('issued')

  await recognise('municipal', 72)
  expect((await plaques()).map(({ status, tier }) => [status, tier])).toEqual([['replaced', '县级'], ['valid', '市级']])
  const facts = (await collectFacts(readDb, { regionId: desk.regionId })).filter(({ kind, fields }) => kind === 'studioRecognised' && fields.studio === own.studioId)
  expect(facts.map(({ fields, on }) => [fields.tier, fields.firstApplication, on])).toEqual([['county', true, await today()], ['municipal', true, await today()]])
  expect((await database.owner`select kind from studio_milestones where studio_id = ${own.studioId} order by created_at`).map((row) => row.kind)).toEqual(['recognised', 'upgraded'])

  // Who has left shows no plaque that still counts.
  const leave = { actor: desk.officer, studioId: own.studioId, barMonths: 24, documentNumber: null }
  expect(await changeLife({ ...leave, idempotencyKey: newKey(), action: 'orderRectification', reason: '考核不合格', dueOn: addDays(await today(), 30) })).toMatchObject({ ok: true })
  expect(await changeLife({ ...leave, idempotencyKey: newKey(), action: 'exit', reason: '逾期未整改', dueOn: null })).toMatchObject({ ok: true })
  expect((await plaques()).map(({ status, tier }) => [status, tier])).toEqual([['replaced', '县级'], ['revoked', '市级']])
})
