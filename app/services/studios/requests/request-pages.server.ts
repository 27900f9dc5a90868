import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { lastDayBefore } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { noticeLength } from '#app/services/notices/notice-length.server.ts'
import { OfficialDocument } from '#certificates/notices/payload.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { draftOfApplication, type OfficialDocumentRow } from '#db/queries/official-documents.ts'
import { listOpinions } from '#db/queries/recognition-opinions.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRequest, listRequests } from '#db/queries/studio-requests.ts'
import { policyById } from '#scoring/policies/register.ts'
import { APPLICATION_TERMS, isHigherTier } from '#scoring/studios/application/terms.ts'
import { listAskable } from '../opinions/ask-experts.server.ts'
import { opinionRound } from '../opinions/opinion-round.ts'
import { requireStudio, studioRights, studioScopeOf } from '../studio-access.server.ts'
import { mayTake } from './act-on-request.server.ts'
import { applicationPart } from './application-part.ts'
import { CHANGE_KINDS, mayAsk } from './change-requests.server.ts'
import { lastNotice } from './decide-application.server.ts'
import { evidenceOf } from './fill-application.server.ts'
import { hostsOf } from './open-application.server.ts'
import { changesOfChange, type ApplicationContent, type ChangeContent, type RequestRemark } from './request-content.ts'
import { isApplication, OPEN_STATES, REQUEST_TRANSITIONS, requestTransition, type RequestAction } from './request-states.ts'

export const REQUESTS_PER_PAGE = 50

/** Applications and changes in this person's reach, and what may be applied for here. Few queries, whatever the number. */
export async function getApplyPage(actor: RegionActor, { page, openOnly }: { page: number; openOnly: boolean }, limit = REQUESTS_PER_PAGE, db: DbOrTx = readDb) {
  const scope = studioScopeOf(actor)
  const [region, list, hosts] = await Promise.all([
    requireRegion(db, actor.regionId),
    listRequests(db, { ...scope, ...(openOnly ? { states: OPEN_STATES } : {}), limit, offset: (page - 1) * limit }),
    hostsOf(db, actor),
  ])
  const bureau = hasPermission(actor, 'studio:edit')
  const leader = !bureau && hasPermission(actor, 'studio:own')
  const mayApply = bureau || leader || hasPermission(actor, 'studio:confirm')
  return {
    ...list,
    tiers: APPLICATION_TERMS.filter(({ policyId }) => region.policyIds.includes(policyId)).map(({ policyId, tier, tierLabel }) => ({ policyId, tier, tierLabel, documentNumber: policyById(policyId)?.documentNumber ?? '' })),
    mayApply,
    asks: { host: bureau || leader, leader: !leader },
    ownHost: hosts[0]?.name ?? null,
  }
}

export type RequestLine = Awaited<ReturnType<typeof getApplyPage>>['rows'][number]

/** The requests of one studio, and what may be asked for it now. @throws AppError 404 */
export async function getStudioRequests(actor: RegionActor, studioId: string, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const { rows } = await listRequests(db, { regionId: actor.regionId, studioIds: [studioId], limit: 200, offset: 0 })
  const rights = studioRights(actor, studioId)
  const may = rights.lead || rights.confirm || rights.decide
  const running = rows.some((row) => isApplication(row.kind) && OPEN_STATES.includes(row.state))
  const terms = APPLICATION_TERMS.filter((one) => one.policyId === studio.policyId)
  const tiers = studio.state === 'recognised' ? terms.filter((one) => isHigherTier(one.tier, studio.tier)) : ['draft', 'refused', 'exited'].includes(studio.state) ? terms : []
  return {
    studio: { id: studio.id, name: studio.name, state: studio.state, barredUntil: studio.barredUntil, rectificationDueOn: studio.rectificationDueOn },
    rights,
    rows,
    tiers: may && !running ? tiers.map(({ tier, tierLabel }) => ({ tier, tierLabel })) : [],
    changes: may ? CHANGE_KINDS.filter((kind) => mayAsk(kind, studio.state) && !rows.some((row) => row.kind === kind && OPEN_STATES.includes(row.state))) : [],
  }
}

/**
 * One request for one person. Experts' opinions are the bureau's alone; the checklist is the one the server submits by.
 *
 * @throws AppError 404 for a studio or request out of reach
 */
export async function getRequestPage(actor: RegionActor, { studioId, requestId, locale }: { studioId: string; requestId: string; locale: Locale }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const studio = await requireStudio(db, actor, studioId)
  const request = required(await getRequest(db, { regionId, studioId, requestId }))
  const rights = studioRights(actor, studioId)
  const [files, notice, noticeDays, day, draft] = await Promise.all([
    evidenceOf(db, { regionId, requestId }),
    lastNotice(db, { regionId, requestId }),
    noticeLength(db, { regionId, policyId: studio.policyId, of: 'studios' }),
    today(db),
    draftOfApplication(db, { regionId, requestId }),
  ])
  const openedBy = (request.content as unknown as ApplicationContent | ChangeContent).openedBy
  const acts = REQUEST_TRANSITIONS.map(({ action }) => action).filter((action, at, all): action is RequestAction => {
    const step = requestTransition(request.kind, request.state, action)
    return all.indexOf(action) === at && step !== null && mayTake(step.by, rights, openedBy)
  })
  const { id, kind, tier, state, version, submittedAt, decidedAt, decisionReason } = request
  const application = isApplication(kind) ? { ...applicationPart({ studio, request, files, locale }), experts: rights.read ? await experts() : null, draft: rights.read && draft ? draftLine(draft) : null } : null
  return {
    studio: { id: studio.id, name: studio.name, trade: studio.trade, place: studio.place, leadName: studio.leadName, hostName: studio.hostName, tier: studio.tier, tierLabel: studio.tierLabel, barredUntil: studio.barredUntil },
    rights,
    request: { id, kind, tier, state, version, submittedAt, decidedAt, decisionReason },
    acts,
    files,
    notice,
    noticeDays,
    today: day,
    application,
    change: isApplication(kind) ? null : changePart(),
  }

  /** The bureau's alone. A word of an expert leaves the server once all who were asked have answered. */
  async function experts() {
    const known = await listOpinions(db, { regionId, requestId })
    const round = opinionRound(known)
    return {
      round,
      asked: known.map(({ id: opinionId, expertName, state: answer, conflict, declineReason, dueAt, grade, reason, submission, visitedOn }) => ({
        opinionId, expertName, state: answer, conflict, declineReason, dueOn: dueAt === null ? null : lastDayBefore(dueAt), ...(round.readable ? { grade, reason, submission, visitedOn } : { grade: null, reason: null, submission: null, visitedOn: null }),
      })),
      written: (request.content as unknown as ApplicationContent).opinions,
      askable: acts.includes('askExpert') ? await listAskable(db, { regionId, studio, asked: known.map(({ expertPersonId }) => expertPersonId) }) : [],
    }
  }

  function changePart() {
    const { before, to, reason, dueOn, submissions } = request.content as unknown as ChangeContent
    return { before, to, reason, dueOn: dueOn ?? null, changes: changesOfChange(submissions), remarks: (request.remarks as RequestRemark[]) ?? [] }
  }
}

function draftLine({ id, version, title, documentNumber, payload }: OfficialDocumentRow) {
  return { id, version, title, documentNumber, on: OfficialDocument.parse(payload).issuedOn }
}

export type RequestPage = Awaited<ReturnType<typeof getRequestPage>>
export type RequestExperts = NonNullable<NonNullable<RequestPage['application']>['experts']>
