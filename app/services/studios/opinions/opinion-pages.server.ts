import type { RegionActor } from '#app/auth/actor.ts'
import { lastDayBefore } from '#app/lib/dates.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listOpinionsOf } from '#db/queries/recognition-opinions.ts'
import { applicationPart } from '../requests/application-part.ts'
import { evidenceOf } from '../requests/fill-application.server.ts'
import { requireOpinionTask } from './give-opinion.server.ts'

/** An expert is asked about few applications at a time; what is done sinks to the end. */
const OPINIONS_SHOWN = 60

/** The applications this expert is asked about. Two queries, whatever their number. */
export async function getOwnOpinions(actor: RegionActor, db: DbOrTx = readDb) {
  if (actor.personId === null) return { rows: [], total: 0 }
  const { rows, total } = await listOpinionsOf(db, { regionId: actor.regionId, personId: actor.personId, limit: OPINIONS_SHOWN })
  return { rows: rows.map(({ dueAt, ...row }) => ({ ...row, dueOn: dueAt === null ? null : lastDayBefore(dueAt) })), total }
}

export type OwnOpinion = Awaited<ReturnType<typeof getOwnOpinions>>['rows'][number]

/**
 * One application for one of its experts. Before it is accepted it says who applies for what and shows no paper; nobody sees what another
 * expert wrote.
 *
 * @throws AppError 404 for somebody else's task, one stepped back from or declared in conflict
 */
export async function getOpinionPage(actor: RegionActor, { opinionId, locale }: { opinionId: string; locale: Locale }, db: DbOrTx = readDb) {
  const { opinion, request, studio } = await requireOpinionTask(db, actor, opinionId)
  const taken = opinion.state !== 'proposed'
  const [files, day] = await Promise.all([taken ? evidenceOf(db, { regionId: actor.regionId, requestId: request.id }) : [], today(db)])
  const { id, state, dueAt, grade, reason, visitedOn, submittedAt } = opinion
  const { conditions, missing: _, remarks: __, ...rest } = applicationPart({ studio, request, files, locale })
  return {
    opinion: { id, state, dueOn: dueAt === null ? null : lastDayBefore(dueAt), grade, reason, visitedOn, submittedAt },
    request: { kind: request.kind, tier: request.tier, state: request.state, submittedAt: request.submittedAt },
    studio: { name: studio.name, leadName: studio.leadName, hostName: studio.hostName, trade: studio.trade, place: studio.place },
    application: { tier: rest.tier, tierLabel: rest.tierLabel, cites: rest.cites, comesFrom: rest.comesFrom },
    papers: taken ? { conditions, hostNotice: rest.hostNotice, hostConfirmed: rest.hostConfirmed, changes: rest.changes } : null,
    open: request.state === 'underReview',
    today: day,
  }
}

export type OpinionPage = Awaited<ReturnType<typeof getOpinionPage>>
