import { beforeAll, expect, test } from 'vitest'

import type { Role } from '#app/auth/permissions.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { provideTestSecrets, withAppServer } from '#tests/support/app-server.ts'
import { insertDesk, newKey } from '#tests/support/competition-desk.ts'
import { addStudio } from '#tests/support/studio-desk.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
const server = withAppServer()

const people: Record<string, TestBrowser> = {}
const places: Record<string, string> = {}

/** A round under review over two studios: the first expert writes at one, the second handed in at both, the third declared a conflict. */
beforeAll(async () => {
  const { owner } = database
  const desk = await insertDesk(owner)
  const { regionId } = desk
  const [studio, other] = [await addStudio(owner, desk, { name: '甲工作室' }), await addStudio(owner, desk, { name: '乙工作室' })]
  const enter = async (name: string, displayName: string, roles: Role[], at: { studioId?: string; role?: Role; personId?: string | null } = {}) => {
    const account = await insertAccount(owner, { regionId, roles, displayName, personId: at.personId ?? null })
    if (at.studioId) await owner`insert into role_assignments (user_id, role, region_id, studio_id) values (${account.id}, ${at.role!}, ${regionId}, ${at.studioId})`
    await signInWith((people[name] = server.newBrowser()), account)
  }
  const expert = async (name: string, displayName: string) => {
    const [person] = await owner`insert into persons (region_id, name, name_normalised) values (${regionId}, ${displayName}, ${displayName}) returning id`
    await enter(name, displayName, ['expert'], { personId: person!.id as string })
    return person!.id as string
  }
  const [first, second, third] = [await expert('assigned', '沈建国'), await expert('colleague', '梁志远'), await expert('conflicted', '金永康')]
  await enter('leader', '傅金龙', [], { studioId: studio.studioId, role: 'studioLeader' })
  await enter('host', '金海燕', [], { studioId: studio.studioId, role: 'hostContact' })
  await enter('officer', '郑敏', ['bureauOfficer'])
  const round = await createRound({ actor: desk.officer, idempotencyKey: newKey(), name: '考核', year: 2024, asOf: '2024-11-30', policyId: null, rubricKey: 'hangzhou-2017', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null })
  if (!round.ok) throw new Error(round.reason)
  const { roundId } = round.value
  await owner`update review_rounds set state = 'reviewing' where id = ${roundId}`
  const sheet = owner.json({ items: {}, veto: null, visitedOn: null, overall: '不得外传的评语' })
  const task = async (studioId: string, personId: string, state: string, conflict = false) =>
    (await owner`insert into review_assignments (region_id, round_id, studio_id, expert_person_id, state, conflict, sheet, score) values (${regionId}, ${roundId}, ${studioId}, ${personId}, ${state}, ${conflict}, ${sheet}, ${state === 'submitted' ? 9000 : null}) returning id`)[0]!.id as string
  const [own, foreign, closed] = [await task(studio.studioId, first, 'accepted'), await task(studio.studioId, second, 'submitted'), await task(studio.studioId, third, 'declined', true)]
  await task(other.studioId, second, 'submitted')
  const [entry] = await owner`insert into studio_log_entries (region_id, studio_id, client_key, kind, "on", line, entered_by) values (${regionId}, ${studio.studioId}, 'k', 'project', '2024-03-01', '改进', ${desk.officer.userId}) returning id`
  const [photo] = await owner`insert into files (region_id, owner_type, owner_id, purpose, name, media_type, size, sha256, content) values (${regionId}, 'studioLog', ${entry!.id}, 'photo', 'a.jpg', 'image/jpeg', 1, 'x', 'x') returning id`
  Object.assign(places, {
    'own sheet': `/my-reviews/${own}`, 'another’s sheet': `/my-reviews/${foreign}`, 'sheet of a conflict': `/my-reviews/${closed}`, evidence: `/files/${photo!.id as string}`, studio: `/studios/${studio.studioId}`,
    'studio elsewhere': `/studios/${other.studioId}`, assessments: `/studios/${studio.studioId}/assessments`, round: `/reviews/${roundId}`, 'studio in the round': `/reviews/${roundId}/studios/${studio.studioId}`, minutes: `/reviews/${roundId}/minutes`,
  })
}, 120_000)

test('each door of a review opens to whom it is meant for and to nobody else', async () => {
  const open: Record<string, string[]> = {}
  for (const [place, address] of Object.entries(places)) {
    open[place] = []
    for (const [name, browser] of Object.entries(people)) {
      const { status } = await browser.get(address, { headers: { Accept: 'text/html' } })
      expect([200, 403, 404], `${name} at ${place}`).toContain(status)
      if (status === 200) open[place].push(name)
    }
  }
  expect(open).toEqual({
    'own sheet': ['assigned'], 'another’s sheet': ['colleague'], 'sheet of a conflict': [], evidence: ['assigned', 'colleague', 'leader', 'officer'], studio: ['leader', 'host', 'officer'],
    'studio elsewhere': ['officer'], assessments: ['leader', 'officer'], round: ['officer'], 'studio in the round': ['officer'], minutes: [],
  })
})

test('no page of the studio tells who reviews it or what they wrote, and the panel reads nothing before all are in', async () => {
  for (const name of ['leader', 'host']) {
    for (const address of ['/studios', '/due', places.studio!, places.assessments!, `${places.studio}/log`, `${places.studio}/reports`, `${places.studio}/requests`]) {
      const { text } = await people[name]!.get(address, { headers: { Accept: 'text/html' } })
      for (const secret of ['沈建国', '梁志远', '金永康', '不得外传的评语', '90.00']) expect(text, `${name} at ${address}`).not.toContain(secret)
    }
  }
  for (const name of ['assigned', 'conflicted']) expect((await people[name]!.get('/my-reviews', { headers: { Accept: 'text/html' } })).text).not.toContain('乙工作室')
  expect((await people.conflicted!.get('/my-reviews', { headers: { Accept: 'text/html' } })).text).not.toContain('甲工作室')
  expect((await people.officer!.get(places['studio in the round']!, { headers: { Accept: 'text/html' } })).text).not.toContain('不得外传的评语')
})
