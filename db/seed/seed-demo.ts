import type { RegionActor } from '#app/auth/actor.ts'
import { getPublishedForIssue, listAwarded } from '#db/queries/certificate-sources.ts'
import { listField } from '#db/queries/field.ts'
import { readDb } from '#db/client.ts'
import type { Role } from '#db/schema/index.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { DemoAccount } from '#app/launch/demo-accounts.ts'
import { enterContest, typeMarks, type SeededContest } from './demo-contests.ts'
import { issueDemoDocuments } from './demo-documents.ts'
import { seedFloor } from './demo-floor.ts'
import { seedBoards } from './demo-boards.ts'
import { appointPanel, WELDING_PANEL } from './demo-judges.ts'
import { drawPassword, hashDemoPassword, insertAccount, insertDemoPerson, insertRegions, insertStudio } from './demo-people.ts'
import { DEMO_CONTESTS, DEMO_USERS, ROLE_NAMES, type DemoUser } from './demo-plan.ts'
import { putOnNotice } from './demo-notices.ts'
import { seedApplication, seedReadyApplication } from './demo-application.ts'
import { seedGrants } from './demo-grants.ts'
import { finishContest } from './demo-results.ts'
import { appointSamePanel, seedScheme } from './demo-scheme.ts'
import { seedSecondHalf } from './demo-second-half.ts'
import { seedRectification } from './demo-rectification.ts'
import { seedLastRound, seedReviewRound } from './demo-review.ts'
import { seedStudioYear } from './demo-studios.ts'
import { seedTownRounds } from './demo-towns.ts'

/** Accounts that stand for a studio or an expert, and so for a person or a place. */
const STUDIO_ROLES: readonly Role[] = ['studioLeader', 'hostContact', 'expert']

/** How much of the field has marks while a contest is being scored. */
const MARKED_SHARE = 0.6

/**
 * Fills an empty, migrated database with the demonstration: two bureaus, an account for each role, a contest in each state, a studio.
 * Contests go through the same services as a bureau's own, so their audit chains, editions and certificates are real.
 *
 * @returns the accounts with their password, which is random for this installation unless one is given
 */
export async function seedDemo({ password, report }: { password: string | undefined; report: (done: number, total: number) => void }): Promise<DemoAccount[]> {
  const shared = password ?? drawPassword()
  const passwordHash = await hashDemoPassword(shared)
  const total = DEMO_CONTESTS.length + 1
  report(0, total)

  const regions = await inTransaction((tx) => insertRegions(tx))
  const regionIdOf = (user: DemoUser) => (user.region === null ? null : regions[user.region].id)
  const early = DEMO_USERS.filter((user) => user.event === undefined && !STUDIO_ROLES.includes(user.role))
  const actors = new Map<string, RegionActor>()
  let studioId = ''
  await inTransaction(async (tx) => {
    for (const user of early) actors.set(user.username, await insertAccount(tx, user, passwordHash, { regionId: regionIdOf(user) }))
    const studio = await insertStudio(tx, {
      region: regions.wuyi, name: '傅金龙焊接技能大师工作室', host: '浙江武川电动工具有限公司', tierLabel: '县级', trade: '焊接', occupationCode: '6-18-02-04', place: '武义经济开发区焊接实训车间',
      leadName: '傅金龙', policyId: 'wuyi-2021-46', recognitionDocument: '武人社〔2024〕28号', recognisedOn: '2024-09-12',
    })
    await insertStudio(tx, {
      region: regions.yuyao, name: '罗德胜模具技能大师工作室', host: '余姚舜江模具有限公司', tierLabel: '余姚市级', trade: '模具', occupationCode: '6-18-04-01', place: '余姚市模具城',
      leadName: '罗德胜', policyId: 'yuyao-2022-51', recognitionDocument: '余人社〔2023〕41号', recognisedOn: '2023-10-20',
    })
    for (const user of DEMO_USERS.filter(({ role, studio: own }) => STUDIO_ROLES.includes(role) && own === undefined)) {
      const own = user.role === 'expert' ? { personId: await insertDemoPerson(tx, regions.wuyi.id, user.displayName) } : { studioId: studio.studioId, personId: user.role === 'studioLeader' ? studio.leadPersonId : null }
      actors.set(user.username, await insertAccount(tx, user, passwordHash, { regionId: regions.wuyi.id, ...own }))
    }
    studioId = studio.studioId
  })
  await seedStudioYear({ studioId, leader: actors.get('studio')!, host: actors.get('host')!, officer: actors.get('officer')! })
  const experts = ['expert', 'expert2'].map((name) => actors.get(name)!)
  await seedApplication({ officer: actors.get('officer')!, host: actors.get('host')!, experts })
  await seedReviewRound({ region: regions.wuyi, officer: actors.get('officer')!, experts })
  report(1, total)

  const actor = (username: string) => actors.get(username)!
  const team = { wuyi: { officer: actor('officer'), leader: actor('leader'), clerk: actor('clerk') }, yuyao: { officer: actor('yuyao'), leader: actor('yuyao'), clerk: actor('yuyao') } }
  const contests = new Map<string, SeededContest>()
  for (const [at, plan] of DEMO_CONTESTS.entries()) {
    const { officer, leader, clerk } = team[plan.region]
    const seeded = await enterContest(officer, plan, at + 1)
    contests.set(plan.key, seeded)
    if (plan.stage !== 'draft' && plan.stage !== 'open') await typeMarks(clerk, seeded, at + 1, plan.stage === 'marking' ? MARKED_SHARE : 1)
    if (plan.stage === 'confirmed' || plan.stage === 'published' || plan.stage === 'archived') await finishContest({ officer, leader }, seeded)
    report(at + 2, total)
  }

  await seedFloor({ officer: actor('officer'), password: shared })

  await putOnNotice(actor('leader'), contests.get('pastry')!)
  await seedReadyApplication({ officer: actor('officer'), host: actor('host'), experts })
  await seedLastRound({ officer: actor('officer'), experts })
  await seedSecondHalf({ officer: actor('officer'), leader: actor('leader'), clerk: actor('clerk'), clerk2: actor('clerk2'), chief: actor('chief'), supervisor: actor('supervisor') }, total)
  const shaft = await seedScheme({ officer: actor('officer'), clerk: actor('clerk'), clerk2: actor('clerk2') }, total + 2)

  await inTransaction(async (tx) => {
    const welding = contests.get('welding')!
    const judgePersonId = await appointPanel(tx, { regionId: regions.wuyi.id, eventId: welding.eventId, occupationCode: '6-18-02-04', panel: WELDING_PANEL })
    const judge = DEMO_USERS.find((user) => user.event === 'welding')!
    await insertAccount(tx, judge, passwordHash, { regionId: regions.wuyi.id, personId: judgePersonId, competitionId: welding.competitionId, eventId: welding.eventId })
    await appointSamePanel(tx, { regionId: regions.wuyi.id, from: welding.eventId, to: shaft.eventId })
  })
  await seedBoards({ officer: actor('officer'), clerk: actor('clerk'), chief: actor('chief'), codes: actor('codes') }, total + 2, DEMO_USERS.find((user) => user.event === 'forklift')!, passwordHash)
  const candidateId = await insertCandidate(regions.wuyi.id, contests.get('pastry')!, passwordHash)
  await seedGrants({ officer: actor('officer'), leader: actor('leader'), head: actor('head'), finance: actor('finance') }, actor('yuyao'), { studioId, candidateId })
  await seedTownRounds({ region: regions.wuyi, officer: actor('officer'), experts })
  await seedRectification({ region: regions.wuyi, officer: actor('officer'), experts, passwordHash })
  await issueDemoDocuments(actor('officer'), { published: contests.get('pastry')!, judged: contests.get('welding')! })

  return DEMO_USERS.map(({ username, role, as }) => ({ role: as ?? ROLE_NAMES[role], username, password: shared }))
}

/** The winner of the published contest, with an account that is open already. */
async function insertCandidate(regionId: string, { eventId }: SeededContest, passwordHash: string): Promise<string | null> {
  const published = await getPublishedForIssue(readDb, { regionId, eventId })
  const [winner] = published ? await listAwarded(readDb, { regionId, editionId: published.edition.id }) : []
  const field = await listField(readDb, { regionId, eventId })
  const entry = field.find((candidate) => candidate.id === winner?.entryId) ?? field[0]
  if (!entry) return null
  const candidate = DEMO_USERS.find((user) => user.role === 'candidate')!
  await inTransaction((tx) => insertAccount(tx, candidate, passwordHash, { regionId, personId: entry.personId, displayName: entry.name }))
  return entry.personId
}
