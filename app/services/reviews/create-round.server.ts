import type { RegionActor } from '#app/auth/actor.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { insertCandidates, insertRound, listAssessable } from '#db/queries/reviews.ts'
import { policyById } from '#scoring/policies/register.ts'
import { rubricByKey } from '#scoring/studios/rubrics/register.ts'
import { whoIsAssessed } from './who-is-assessed.ts'

export interface CreateRound {
  actor: RegionActor
  idempotencyKey: string
  name: string
  year: number
  asOf: string
  policyId: string | null
  rubricKey: string
  /** Decimal strings, as CONTRACTS has them. */
  thresholds: { excellent: string; qualified: string }
  /** Basis points in place of the policy's share. */
  excellentShare: number | null
  expertsPerStudio: number
  /** The last day on which experts hand in; null sets none. */
  dueOn: string | null
}

export type CreateRoundRefusal = 'nameTaken' | 'unknownRubric' | 'thresholdsCrossed' | 'unknownPolicy' | 'duePast'

/**
 * Prepares a round: every recognised studio stands in it, with the reason where it is not assessed (recognised this year, or not due in a
 * cycle of two years). The rubric is copied, so that this round keeps the one it was called under.
 */
export function createRound(input: CreateRound): Promise<Outcome<CreateRoundRefusal, { roundId: string }>> {
  const { actor, idempotencyKey, ...values } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.create', idempotencyKey, input: values }, async (tx): Promise<Outcome<CreateRoundRefusal, { roundId: string }>> => {
    const rubric = rubricByKey(values.rubricKey)
    if (!rubric) return fail('unknownRubric')
    const policy = values.policyId === null ? null : policyById(values.policyId)
    if (values.policyId !== null && !policy) return fail('unknownPolicy')
    if (Number(values.thresholds.qualified) > Number(values.thresholds.excellent)) return fail('thresholdsCrossed')
    const { name, year, asOf, policyId, rubricKey, thresholds, excellentShare, expertsPerStudio, dueOn } = values
    if (dueOn !== null && dueOn < (await today(tx))) return fail('duePast')
    const roundId = await insertRound(tx, { regionId, name, purpose: 'assessment', year, policyId, asOf, rubricKey, rubric, thresholds, excellentShare, expertsPerStudio, dueAt: dueOn === null ? null : endOfDay(dueOn) })
    if (roundId === null) return fail('nameTaken')
    const cycleYears = policy?.assessment?.cycleYears ?? 1
    const studios = await listAssessable(tx, { regionId })
    await insertCandidates(tx, studios.map((studio) => ({ regionId, roundId, studioId: studio.id, ...whoIsAssessed(studio, { year, cycleYears }) })))
    await recordEvent(tx, { actor, regionId, kind: 'reviewRoundCreated', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name, year, rubricKey, thresholds, excellentShare, dueOn, studios: studios.length } })
    return done({ roundId })
  })
}
