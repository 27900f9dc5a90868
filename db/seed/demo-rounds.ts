import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays, startOfDay } from '#app/lib/dates.ts'
import { answerAssignment, assignAutomatically, setCandidateStatus } from '#app/services/reviews/assign.server.ts'
import { createRound, type CreateRound } from '#app/services/reviews/create-round.server.ts'
import { getOwnReviews, saveSheet, submitSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { moveRound, RECTIFICATION_DAYS } from '#app/services/reviews/move-round.server.ts'
import { readDb } from '#db/client.ts'
import { listCandidates } from '#db/queries/reviews.ts'
import { reviewEditions, studioMilestones } from '#db/schema/index.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'
import { took } from './demo-contests.ts'
import { endNoticeOf } from './demo-notices.ts'
import { itemsOf } from './demo-review.ts'

const key = () => randomUUID().replaceAll('-', '')

/** Hundredths an expert takes off the first items of a sheet. */
export type Lost = readonly number[]

export interface ReviewTeam {
  officer: RegionActor
  experts: readonly RegionActor[]
}

/** A round over the studios that have sheets in it, as far as the panel meeting; whoever has none is exempt for that reason. */
export async function holdRound({ officer, experts }: ReviewTeam, values: Pick<CreateRound, 'name' | 'year' | 'asOf' | 'rubricKey' | 'dueOn'>, rubric: Rubric, sheets: ReadonlyMap<string, readonly [Lost, Lost]>, exempt: string): Promise<string> {
  const { roundId } = took(
    await createRound({ actor: officer, idempotencyKey: key(), ...values, policyId: 'wuyi-2021-46', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 3000, expertsPerStudio: 2 }),
  )
  for (const { studioId, name, status } of await listCandidates(readDb, { regionId: officer.regionId, roundId })) {
    if (status === 'assessed' && !sheets.has(name)) took(await setCandidateStatus({ actor: officer, idempotencyKey: key(), roundId, studioId, status: 'exempt', reason: exempt }))
  }
  took(await assignAutomatically({ actor: officer, idempotencyKey: key(), roundId }))
  await moveAll(officer, roundId, ['collect', 'startReview'])
  for (const [at, expert] of experts.entries()) {
    for (const { id, studioName } of (await getOwnReviews(expert, 1)).rows.filter(({ roundName }) => roundName === values.name)) {
      took(await answerAssignment({ actor: expert, idempotencyKey: key(), assignmentId: id, answer: 'accept', reason: null }))
      took(await saveSheet({ actor: expert, idempotencyKey: key(), assignmentId: id, sheet: { items: itemsOf(rubric, sheets.get(studioName)![at]!), veto: null, visitedOn: null, overall: '' } }))
      took(await submitSheet({ actor: expert, idempotencyKey: key(), assignmentId: id }))
    }
  }
  await moveAll(officer, roundId, ['startMeeting'])
  return roundId
}

async function moveAll(officer: RegionActor, roundId: string, actions: ReadonlyArray<'collect' | 'startReview' | 'startMeeting' | 'notify'>): Promise<void> {
  for (const action of actions) took(await moveRound({ actor: officer, idempotencyKey: key(), roundId, action, reason: null }))
}

/** Takes a round from its panel meeting through a notice that is over to its circular. */
export async function publishRound({ officer }: ReviewTeam, roundId: string, documentNumber: string): Promise<void> {
  await moveAll(officer, roundId, ['notify'])
  await endNoticeOf(roundId)
  took(await moveRound({ actor: officer, idempotencyKey: key(), roundId, action: 'publish', reason: null, documentNumber }))
}

/**
 * Lets a round have been published on an earlier day: nothing else can make the months pass.
 *
 * @returns the studios that had to put things right, and until when
 */
export async function dateBack({ regionId }: RegionActor, roundId: string, on: string): Promise<Array<{ studioId: string; dueOn: string }>> {
  const dueOn = addDays(on, RECTIFICATION_DAYS)
  const ofRound = and(eq(studioMilestones.regionId, regionId), sql`${studioMilestones.data} ->> 'roundId' = ${roundId}`)
  return inTransaction(async (tx) => {
    const dated = await tx.update(studioMilestones).set({ on }).where(ofRound).returning({ studioId: studioMilestones.studioId, kind: studioMilestones.kind })
    await tx.update(studioMilestones).set({ data: { roundId, dueOn } }).where(and(ofRound, eq(studioMilestones.kind, 'rectification')))
    await tx.update(reviewEditions).set({ publishedAt: startOfDay(on) }).where(eq(reviewEditions.roundId, roundId))
    return dated.filter(({ kind }) => kind === 'rectification').map(({ studioId }) => ({ studioId, dueOn }))
  })
}

/** Lets what was put right have been found so some days before its last day. */
export async function rectifiedBefore({ studioId, dueOn }: { studioId: string; dueOn: string }): Promise<void> {
  await inTransaction((tx) => tx.update(studioMilestones).set({ on: addDays(dueOn, -10) }).where(and(eq(studioMilestones.studioId, studioId), eq(studioMilestones.kind, 'rectified'))))
}
