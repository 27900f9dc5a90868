import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { fileWrittenAppeal } from '#app/services/appeals/file-appeal.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { setPlan } from '#app/services/competitions/set-plan.server.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'
import { getRecheckPage } from '#app/services/recheck/recheck-page.server.ts'
import { checkRecheckItem, closeRecheck, drawRecheck } from '#app/services/recheck/recheck.server.ts'
import { DEFAULT_SHARES } from '#app/services/recheck/draw-sample.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { signEdition } from '#app/services/results/sign-edition.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { readDb } from '#db/client.ts'
import { seededRandom } from '#db/factories/random.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listField } from '#db/queries/field.ts'
import { enterContest, took, type SeededContest } from './demo-contests.ts'
import type { DemoContest } from './demo-plan.ts'

/** Everybody the second half of a contest's day needs. */
export interface SecondHalfActors {
  officer: RegionActor
  leader: RegionActor
  clerk: RegionActor
  clerk2: RegionActor
  chief: RegionActor
  supervisor: RegionActor
}

const HOST = '武义县职业技术学校'
const contest = (own: Pick<DemoContest, 'key' | 'code' | 'name' | 'nameEn' | 'finalOn' | 'event' | 'entrants'>): DemoContest => ({
  ...own, region: 'wuyi', stage: 'marking', year: 2026, place: HOST, organiser: '武义县人力资源和社会保障局', host: HOST, competitionClass: 1, policyId: 'wuyi-2021-46',
})

const CARE = contest({
  key: 'care', code: 'WY2026-YL', name: '2026年武义县养老护理员职业技能竞赛', nameEn: 'Wuyi elderly care skill contest 2026', finalOn: '2026-11-20', entrants: 16,
  event: { name: '养老护理员', nameEn: 'Elderly care', template: 'theory30Practical70', occupationCode: '4-10-01-05', occupationName: '养老护理员', noOccupationReason: null, highestLevel: 'seniorTechnician' },
})
const FITTER = contest({
  key: 'fitter', code: 'WY2026-QG', name: '2026年武义县钳工职业技能竞赛', nameEn: 'Wuyi fitter skill contest 2026', finalOn: '2026-11-21', entrants: 20,
  event: { name: '钳工', nameEn: 'Fitter', template: 'theory30Practical70', occupationCode: '6-20-01-01', occupationName: '钳工', noOccupationReason: null, highestLevel: 'seniorTechnician' },
})
const PLAN = { usedSteps: ['recheck', 'appeal', 'publicNotice'] as const, blindLayers: 0 }
/** A day, so that the clock of the demonstration still runs when somebody looks. */
const APPEAL_MINUTES = 1_440

/** Two contests between marking and publication: one being typed from paper, one announced with an appeal. */
export async function seedSecondHalf(actors: SecondHalfActors, series: number): Promise<void> {
  await typeFromPaper(actors, await enter(actors, CARE, series))
  await announce(actors, await enter(actors, FITTER, series + 1))
}

async function enter({ officer }: SecondHalfActors, plan: DemoContest, series: number): Promise<SeededContest> {
  const seeded = await enterContest(officer, plan, series)
  const { competition } = await requireEvent(readDb, { eventId: seeded.eventId, regionId: officer.regionId })
  took(await setPlan({ actor: officer, idempotencyKey: randomUUID(), competitionId: seeded.competitionId, version: competition.version, plan: { ...PLAN, usedSteps: [...PLAN.usedSteps] }, appealMinutes: APPEAL_MINUTES, registrationOpensAt: competition.registrationOpensAt, registrationClosesAt: competition.registrationClosesAt, eligibility: competition.eligibility }))
  return seeded
}

/** Two clerks on the practical sheets: most agree, two differ, the last wait for the second pair of hands. */
async function typeFromPaper({ clerk, clerk2 }: SecondHalfActors, { eventId }: SeededContest): Promise<void> {
  const random = seededRandom(4_001)
  const field = await listField(readDb, { eventId, regionId: clerk.regionId })
  for (const [at, { number }] of field.entries()) {
    const mark = String(70 + random.between(0, 25))
    const type = (actor: RegionActor, text: string) => typeSheet({ actor, idempotencyKey: randomUUID(), eventId, partKey: 'practical', number, texts: { 'part:practical': text }, wrongSumSeen: false })
    took(await type(clerk, mark))
    if (at >= field.length - 4) continue
    took(await type(clerk2, at === 3 ? `${mark.slice(1)}${mark.slice(0, 1)}` : at === 7 ? `${mark}.5` : mark))
  }
}

/** All marks, recheck, both signatures, announcement, and a team leader's appeal that waits. */
async function announce({ officer, leader, clerk, chief, supervisor }: SecondHalfActors, { eventId, competitionId }: SeededContest): Promise<void> {
  const random = seededRandom(4_002)
  const scope = { eventId, regionId: officer.regionId }
  const field = await listField(readDb, scope)
  for (const part of ['theory', 'practical']) {
    const cells = field.map(({ id }) => ({ entryId: id, column: `part:${part}`, text: String(62 + random.between(0, 34)), absentJudge: false, baseVersion: 0 }))
    took(await saveGrid({ actor: clerk, eventId, idempotencyKey: randomUUID(), cells, statuses: [] }))
  }
  const act = (actor: RegionActor) => ({ actor, idempotencyKey: randomUUID(), eventId })
  took(await changeState({ actor: chief, idempotencyKey: randomUUID(), competitionId, action: 'startChecking', reason: null }))
  took(await drawRecheck({ ...act(supervisor), shares: DEFAULT_SHARES, seed: '20261121' }))
  for (const { entryId, number } of (await getRecheckPage(supervisor, eventId)).recheck!.items) took(await checkRecheckItem({ ...act(supervisor), entryId, number, outcome: 'right', found: null }))
  took(await closeRecheck(act(supervisor)))
  const ranking = await computeRanking(readDb, scope)
  const { outputHash } = ranking.result!
  took(await confirmResult({ ...act(officer), seenOutputHash: outputHash }))
  took(await signEdition({ ...act(chief), edition: 1, duty: 'chiefJudge', seenOutputHash: outputHash }))
  took(await signEdition({ ...act(supervisor), edition: 1, duty: 'supervisor', seenOutputHash: outputHash }))
  took(await changeState({ actor: leader, idempotencyKey: randomUUID(), competitionId, action: 'publishProvisionally', reason: null }))
  took(await fileWrittenAppeal({ ...act(officer), number: field[4]!.number, leaderName: '徐国栋', text: '实操第二工序的尺寸测量与现场记录不一致，请调取原始评分单和录像核查。', file: null }))
}
