import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb, type Tx } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { confirmTraining, insertAppointment, insertJudge, insertRelation, listEventJudges, withdrawAppointment, type JudgeDuty } from '#db/queries/judges.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { findOrInsertOrganisations } from '#db/queries/unit-names.ts'
import { checkName, nameKey } from '#scoring/identity/check-name.ts'
import { isConflicted } from './judge-conflicts.ts'

interface JudgeAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

export type JudgeRefusal = 'tooLate' | 'conflict' | 'badName' | 'unknown' | 'changed'

/** Runs one act on an event's judges under the competition's lock, while nothing is published. */
async function judgeAct<T>({ actor, idempotencyKey, eventId }: JudgeAct, name: string, input: unknown, run: (tx: Tx, event: EventWithCompetition) => Promise<Outcome<JudgeRefusal, T>>): Promise<Outcome<JudgeRefusal, T>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name, idempotencyKey, input: { eventId, input } }, async (tx): Promise<Outcome<JudgeRefusal, T>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const event = await requireEvent(tx, scope)
    return isBefore(event.competition.state, 'checking') ? run(tx, event) : fail('tooLate')
  })
}

const record = (tx: Tx, act: JudgeAct, event: EventWithCompetition, kind: string, id: string, data: Record<string, unknown>) =>
  recordEvent(tx, { actor: act.actor, regionId: event.regionId, kind, subject: { type: 'judgeAssignment', id }, chain: { type: 'competition', id: event.competitionId }, data: { eventId: event.id, ...data } })

/** Somebody new for the region's register, or a judge of it. */
export type JudgeChoice = { judgeId: string } | { name: string; organisation: string | null; qualification: string }

/**
 * Appoints a judge. Whoever is of an entrant's unit, is an entrant, or has declared a relation to one may not judge this event: the appointment is refused
 * as a whole, so a new judge is not left in the register either (回避).
 */
export function appointJudge(act: JudgeAct & { choice: JudgeChoice; duty: JudgeDuty }): Promise<Outcome<JudgeRefusal, { name: string }>> {
  return judgeAct(act, 'judges.appoint', { choice: act.choice, duty: act.duty }, async (tx, event): Promise<Outcome<JudgeRefusal, { name: string }>> => {
    const { regionId } = event
    const scope = { regionId, eventId: event.id }
    const judgeId = 'judgeId' in act.choice ? act.choice.judgeId : await enterJudge(tx, event, act.choice)
    if (judgeId === null) return fail('badName')
    const id = await insertAppointment(tx, { ...scope, judgeId, duty: act.duty })
    const judge = id === null ? undefined : (await listEventJudges(tx, scope)).find((candidate) => candidate.id === id)
    if (id === null || !judge) return fail('unknown')
    if (isConflicted(judge)) return fail('conflict', { sameUnit: judge.sameUnit, related: judge.related })
    await record(tx, act, event, 'judgeAppointed', id, { judge: judge.name, duty: act.duty, slot: judge.slot })
    return done({ name: judge.name })
  })
}

async function enterJudge(tx: Tx, event: EventWithCompetition, { name, organisation, qualification }: Exclude<JudgeChoice, { judgeId: string }>): Promise<string | null> {
  const verdict = checkName(name)
  if (!verdict.ok) return null
  const { regionId } = event
  const units = await findOrInsertOrganisations(tx, { regionId, names: organisation === null ? [] : [organisation] })
  return insertJudge(tx, {
    regionId, name: verdict.name, nameKey: nameKey(verdict.name), qualification, organisationName: organisation,
    organisationId: organisation === null ? null : (units.ids.get(organisation) ?? null), occupationCodes: event.occupationCode ? [event.occupationCode] : [],
  })
}

/** Takes a judge off the event with a reason. */
export function withdrawJudge(act: JudgeAct & { id: string; version: number; reason: string }): Promise<Outcome<JudgeRefusal>> {
  return judgeAct(act, 'judges.withdraw', { id: act.id, version: act.version, reason: act.reason }, async (tx, event): Promise<Outcome<JudgeRefusal>> => {
    if (!(await withdrawAppointment(tx, { regionId: event.regionId, eventId: event.id, id: act.id, version: act.version }, act.reason))) return fail('changed')
    await record(tx, act, event, 'judgeWithdrawn', act.id, { reason: act.reason })
    return done()
  })
}

/** Confirms training and that the judge has declared to have no conflict; refused while one is known. */
export function confirmJudgeTraining(act: JudgeAct & { id: string; version: number }): Promise<Outcome<JudgeRefusal>> {
  return judgeAct(act, 'judges.train', { id: act.id, version: act.version }, async (tx, event): Promise<Outcome<JudgeRefusal>> => {
    const scope = { regionId: event.regionId, eventId: event.id }
    const judge = (await listEventJudges(tx, scope)).find((candidate) => candidate.id === act.id)
    if (!judge) return fail('unknown')
    if (isConflicted(judge)) return fail('conflict', { sameUnit: judge.sameUnit, related: judge.related })
    if (!(await confirmTraining(tx, { ...scope, id: act.id, version: act.version }, act.actor.userId))) return fail('changed')
    await record(tx, act, event, 'judgeTrained', act.id, { judge: judge.name })
    return done()
  })
}

/** Writes down that a judge is related to an entrant; from then on the judge has to withdraw. */
export function declareRelation(act: JudgeAct & { judgeId: string; entryId: string; relation: string }): Promise<Outcome<JudgeRefusal>> {
  return judgeAct(act, 'judges.relate', { judgeId: act.judgeId, entryId: act.entryId, relation: act.relation }, async (tx, event): Promise<Outcome<JudgeRefusal>> => {
    if (!(await insertRelation(tx, { regionId: event.regionId, eventId: event.id, judgeId: act.judgeId, entryId: act.entryId, relation: act.relation }))) return fail('unknown')
    await record(tx, act, event, 'judgeRelationDeclared', act.judgeId, { entryId: act.entryId, relation: act.relation })
    return done()
  })
}
