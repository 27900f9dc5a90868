import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listNamedField } from '#db/queries/field.ts'
import { listEventJudges, listFreeJudges } from '#db/queries/judges.ts'
import { eventHead } from '../entries/event-head.ts'
import { namesAreHidden } from '../entries/names-hidden.ts'
import { judgeProblems } from './judge-conflicts.ts'

/** The judges of one event, what speaks against each, and who else could be appointed. @throws AppError 404 */
export async function getJudgesPage({ actor, eventId }: { actor: RegionActor; eventId: string }) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const mayManage = hasPermission(actor, 'judge:manage')
  const hidden = namesAreHidden(actor, event) || !hasPermission(actor, 'entrant:read')
  const [rows, free, field] = await Promise.all([
    listEventJudges(readDb, scope),
    mayManage ? listFreeJudges(readDb, { ...scope, occupationCode: event.occupationCode }) : [],
    mayManage && !hidden ? listNamedField(readDb, scope) : [],
  ])
  return {
    event: eventHead(event),
    mayManage,
    judges: rows.map(({ trainingConfirmedAt, ...row }) => ({ ...row, trained: trainingConfirmedAt !== null, problems: judgeProblems({ ...row, trainingConfirmedAt }) })),
    free,
    /** For declaring a relation; empty for whoever may not see names. */
    entrants: field.map(({ id, number, name }) => ({ id, number, name })),
  }
}

export type JudgeRow = Awaited<ReturnType<typeof getJudgesPage>>['judges'][number]
