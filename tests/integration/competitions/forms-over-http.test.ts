import { beforeAll, expect, test } from 'vitest'
import { eventTemplate } from '#app/services/competitions/event-templates.ts'
import { draftFromRules, type RulesDraft } from '#app/services/competitions/rules-draft.ts'
import { paths } from '#app/lib/paths.ts'
import { newFormKey, withAppServer } from '#tests/support/app-server.ts'
import { enterCompetition, insertDesk, insertEntrants, type Desk } from '#tests/support/competition-desk.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const app = withAppServer()
let desk: Desk
let officer: TestBrowser
const visitor = () => app.newBrowser()

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  const account = await insertAccount(database.owner, { regionId: desk.regionId, roles: ['bureauOfficer'] })
  officer = app.newBrowser()
  officer.setCookie('locale', 'zh-CN')
  await signInWith(officer, account)
})

const competition = {
  intent: 'create',
  code: '2024-09',
  name: '武义县焊工技能竞赛',
  nameEn: '',
  year: '2024',
  tier: 'county',
  competitionClass: '1',
  policyId: 'wuyi-2021-46',
  organiserName: '武义县人力资源和社会保障局',
  hostName: '',
  startsOn: '',
  finalOn: '2024-05-11',
  place: '',
}

const event = {
  intent: 'add',
  source: 'template:theory30Practical70',
  name: '焊工',
  nameEn: '',
  division: '',
  occupationCode: '6-18-02-04',
  occupationEdition: '2022',
  occupationName: '',
  noOccupationReason: '',
  highestLevel: '',
}

/** The rules editor's fields as a browser without scripts sends them. */
function editorFields(draft: RulesDraft, version: number): Record<string, string> {
  const fields: Record<string, string> = { intent: 'saveRules', idempotencyKey: newFormKey(), version: String(version) }
  const put = (path: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((item, index) => put(`${path}[${index}]`, item))
    else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) put(path === '' ? key : `${path}.${key}`, item)
    else if (typeof value !== 'boolean' || path.startsWith('readings.')) fields[path] = String(value)
    // A box that is not ticked is not sent.
    else if (value) fields[path] = 'on'
  }
  put('', draft)
  return fields
}

test('from the first form to frozen rules, every step works as a plain form, and what is refused comes back as typed', async () => {
  const refused = await officer.post(paths.newCompetition(), { ...competition, idempotencyKey: newFormKey(), code: '焊工' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('只用字母、数字和短横')
  expect(refused.text).toContain('value="武义县焊工技能竞赛"')

  const created = await officer.post(paths.newCompetition(), { ...competition, idempotencyKey: newFormKey() })
  expect(created.status).toBe(303)
  const competitionPage = created.location!
  const competitionId = competitionPage.split('/').at(-1)!
  expect((await officer.get(competitionPage)).text).toContain('还没有赛项')

  const added = await officer.post(paths.newEvent(competitionId), { ...event, idempotencyKey: newFormKey() })
  const rulesPage = added.location!
  const eventId = rulesPage.split('/').at(-2)!
  const draft = draftFromRules(eventTemplate('theory30Practical70')!.rules)
  draft.parts[0]!.weight = '25'
  const unbalanced = await officer.post(rulesPage, editorFields(draft, 1))
  expect(unbalanced.status).toBe(400)
  expect(unbalanced.text).toContain('权重合计不是 100%')
  expect(unbalanced.text).toContain('value="25"')

  draft.parts[1]!.weight = '75'
  expect((await officer.post(rulesPage, editorFields(draft, 1))).status).toBe(303)
  const stale = await officer.post(rulesPage, editorFields({ ...draft, decimals: '1' }, 1))
  expect(stale.status).toBe(409)
  expect(stale.text).toContain('这项内容刚被他人保存过')

  const step = (action: string, reason?: string) => officer.post(`${competitionPage}?index`, { intent: action, idempotencyKey: newFormKey(), ...(reason ? { reason } : {}) })
  expect((await step('openRegistration')).status).toBe(303)
  expect((await step('startScoring')).text).toContain('还有条件没有齐备')
  await insertEntrants(database.owner, { desk, competitionId, eventId })
  expect((await visitor().get(paths.publicRules(eventId))).status).toBe(404)
  expect((await step('startScoring')).status).toBe(303)

  const sheet = await visitor().get(paths.publicRules(eventId))
  expect(sheet.status).toBe(200)
  for (const text of ['武义县焊工技能竞赛', '25%', '75%', '武政办〔2021〕46号', '采用', '其他理解']) expect(sheet.text).toContain(text)
  expect((await officer.post(rulesPage, editorFields(draft, 3))).status).toBe(409)
})

test('another region’s competition and event are not found, whatever is asked of them', async () => {
  const elsewhere = await insertDesk(database.owner, { name: '余姚市', policyIds: ['yuyao-2022-51'] })
  const competitionId = await enterCompetition(elsewhere, { policyId: 'yuyao-2022-51', name: '余姚市钳工竞赛' })
  for (const page of [paths.competition(competitionId), paths.editCompetition(competitionId), paths.newEvent(competitionId), paths.competition('no-id')]) {
    const answer = await officer.get(page)
    expect([page, answer.status, answer.text.includes('余姚市钳工竞赛')]).toEqual([page, 404, false])
  }
  const form = { ...competition, intent: 'edit', version: '1', idempotencyKey: newFormKey() }
  expect((await officer.post(paths.editCompetition(competitionId), form)).status).toBe(404)
  expect((await officer.post(`${paths.competition(competitionId)}?index`, { intent: 'openRegistration', idempotencyKey: newFormKey() })).status).toBe(404)
  expect((await officer.get(`${paths.competitions()}?text=${encodeURIComponent('钳工')}`)).text).not.toContain('余姚市钳工竞赛')
})

test('everybody may read the policies, a draft and an expired text shown as what they are', async () => {
  const list = await visitor().get(paths.policies())
  expect(list.text).toContain('征求意见稿')
  expect(list.text).toContain('已过有效期')
  const draft = await visitor().get(paths.policy('gongshu-2018-draft'))
  expect([draft.status, draft.text.includes('不作为任何名次、等级或资金的依据')]).toEqual([200, true])
  expect((await visitor().get(paths.policy('nowhere-1999-1'))).status).toBe(404)
})
