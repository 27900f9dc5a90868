import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { forbidden, required } from '#app/lib/errors.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import { prepareUpload, type FileRefusal } from '#app/services/files/prepare-upload.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { listFiles, withdrawFile, type FileLine } from '#db/queries/files.ts'
import { barOf, lockRequest } from '#db/queries/studio-requests.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import { checkConditions } from '#scoring/studios/application/check-conditions.ts'
import { requireStudio, studioRights } from '../studio-access.server.ts'
import { mayTake, stored, takeStep, type RequestAct, type StepRefusal } from './act-on-request.server.ts'
import type { ApplicationContent, HostNotice } from './request-content.ts'
import { requestTransition } from './request-states.ts'

/** Files one condition may have; the whole file of evidence stays one that a person can read. */
export const MOST_PER_CONDITION = 3

export type SaveRefusal = StepRefusal | 'changedElsewhere' | 'daysReversed'

/** Saves the answers and the host's notice. A notice that changes has to be confirmed again. @throws AppError 404, 403 */
export function saveApplication({ version, answers, hostNotice, ...act }: RequestAct & { version: number; answers: Record<string, string>; hostNotice: HostNotice | null }): Promise<Outcome<SaveRefusal>> {
  return takeStep<SaveRefusal>({ ...act, action: 'save', input: { version, answers, hostNotice } }, async (_tx, { studio, request, content }) => {
    if (request.version !== version) return fail('changedElsewhere')
    if (hostNotice !== null && hostNotice.to < hostNotice.from) return fail('daysReversed')
    const { conditions } = required(applicationTerms(studio.policyId, request.tier))
    const kept = Object.fromEntries(conditions.map(({ key }) => [key, (answers[key] ?? '').trim()]))
    const same = sameNotice(content.hostNotice, hostNotice)
    return { change: { content: stored({ ...content, answers: kept, hostNotice, hostConfirmed: same ? content.hostConfirmed : null }) } }
  })
}

function sameNotice(one: HostNotice | null, other: HostNotice | null): boolean {
  return one === other || (one !== null && other !== null && one.from === other.from && one.to === other.to && one.result === other.result && one.note === other.note)
}

export type ConfirmRefusal = StepRefusal | 'noHostNotice' | 'hostNoticeRuns'

/** The host's contact says that the unit's own notice ran as written. Refused while it runs. @throws AppError 404, 403 */
export function confirmHostNotice(act: RequestAct): Promise<Outcome<ConfirmRefusal>> {
  return takeStep<ConfirmRefusal>({ ...act, action: 'confirmHostNotice', input: null }, async (tx, { content }) => {
    if (content.hostNotice === null) return fail('noHostNotice')
    if (content.hostNotice.to >= (await today(tx))) return fail('hostNoticeRuns')
    return { change: { content: stored({ ...content, hostConfirmed: { name: act.actor.displayName, at: (await databaseNow(tx)).toISOString() } }) } }
  })
}

export type SubmitRefusal = StepRefusal | 'incomplete' | 'hostNotConfirmed' | 'barred'

/** Hands the application in: the conditions are checked here, whatever a page showed, and what was handed in is frozen. @throws AppError 404, 403 */
export function submitApplication(act: RequestAct): Promise<Outcome<SubmitRefusal>> {
  const { actor, studioId, requestId } = act
  const { regionId } = actor
  return takeStep<SubmitRefusal>({ ...act, action: 'submit', input: null }, async (tx, { studio, request, content }) => {
    const on = await today(tx)
    const barred = await barOf(tx, { regionId, studioId, leadPersonId: studio.leadPersonId, on })
    if (barred !== null) return fail('barred', { barredUntil: barred })
    const files = await evidenceOf(tx, { regionId, requestId })
    const terms = required(applicationTerms(studio.policyId, request.tier))
    const { missing } = checkConditions(terms.conditions, content.answers, countsOf(files))
    if (missing.length > 0) return fail('incomplete', { missing: [...missing] })
    if (content.hostNotice === null || content.hostConfirmed === null) return fail('hostNotConfirmed')
    const now = await databaseNow(tx)
    const submission = { at: now.toISOString(), by: actor.displayName, answers: content.answers, files: idsOf(files), hostNotice: content.hostNotice }
    return { change: { submittedAt: now, content: stored({ ...content, submissions: [...content.submissions, submission] }) }, audit: { submission: content.submissions.length + 1 } }
  })
}

/** Takes an application or a change request back before anybody has reviewed it. @throws AppError 404, 403 */
export function withdrawRequest(act: RequestAct): Promise<Outcome<StepRefusal>> {
  return takeStep<StepRefusal>({ ...act, action: 'withdraw', input: null }, async () => ({ change: {} }))
}

export const evidenceOf = (db: DbOrTx, { regionId, requestId }: { regionId: string; requestId: string }): Promise<FileLine[]> => listFiles(db, { regionId, ownerType: 'studioRequest', ownerIds: [requestId] })

/** How many files carry each condition. */
export function countsOf(files: readonly FileLine[]): Record<string, number> {
  return Object.fromEntries(Object.entries(idsOf(files)).map(([key, ids]) => [key, ids.length]))
}

function idsOf(files: readonly FileLine[]): Record<string, string[]> {
  const ids: Record<string, string[]> = {}
  for (const { id, purpose } of files) (ids[purpose] ??= []).push(id)
  return ids
}

/** Adds evidence for one condition while the application is being filled in. @throws AppError 404, 403 */
export async function addEvidence({ condition, upload, ...act }: RequestAct & { condition: string; upload: { name: string; bytes: Buffer } }): Promise<Outcome<FileRefusal | StepRefusal | 'tooMany' | 'noCondition'>> {
  const { actor, studioId, requestId } = act
  const { regionId } = actor
  const prepared = await prepareUpload(upload, 'evidence')
  if (!prepared.ok) return prepared
  const file = prepared.value
  return runCommand({ actor, name: 'studioRequests.addEvidence', idempotencyKey: act.idempotencyKey, input: { studioId, requestId, condition, sha256: file.sha256 } }, async (tx): Promise<Outcome<FileRefusal | StepRefusal | 'tooMany' | 'noCondition'>> => {
    const open = await openForWriting(tx, act)
    if (!open) return fail('illegalTransition')
    if (!applicationTerms(open.studio.policyId, open.request.tier)?.conditions.some((one) => one.key === condition && one.evidence)) return fail('noCondition')
    if ((countsOf(await evidenceOf(tx, { regionId, requestId }))[condition] ?? 0) >= MOST_PER_CONDITION) return fail('tooMany')
    await keepFile(tx, { regionId, ownerType: 'studioRequest', ownerId: requestId, purpose: condition, file, uploadedBy: actor.userId })
    await recordEvent(tx, { actor, regionId, kind: 'studioRequestChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: open.studio.name, action: 'addEvidence', to: open.request.state, condition, sha256: file.sha256 } })
    return done()
  })
}

/** Takes evidence away again; its bytes stay stored, because an earlier submission may name it. @throws AppError 404, 403 */
export function removeEvidence({ fileId, ...act }: RequestAct & { fileId: string }): Promise<Outcome<StepRefusal>> {
  const { actor, studioId, requestId } = act
  const { regionId } = actor
  return runCommand({ actor, name: 'studioRequests.removeEvidence', idempotencyKey: act.idempotencyKey, input: { studioId, requestId, fileId } }, async (tx): Promise<Outcome<StepRefusal>> => {
    const open = await openForWriting(tx, act)
    if (!open) return fail('illegalTransition')
    required((await withdrawFile(tx, { fileId, regionId, ownerType: 'studioRequest', ownerId: requestId })) ? true : null)
    await recordEvent(tx, { actor, regionId, kind: 'studioRequestChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: open.studio.name, action: 'removeEvidence', to: open.request.state, fileId } })
    return done()
  })
}

async function openForWriting(tx: Parameters<typeof lockRequest>[0], { actor, studioId, requestId }: RequestAct) {
  const studio = await requireStudio(tx, actor, studioId)
  const request = required(await lockRequest(tx, { regionId: actor.regionId, studioId, requestId }))
  if (!mayTake('applicant', studioRights(actor, studioId), (request.content as unknown as ApplicationContent).openedBy)) throw forbidden()
  return requestTransition(request.kind, request.state, 'save') ? { studio, request } : null
}
