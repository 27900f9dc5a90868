import type { RegionActor } from '#app/auth/actor.ts'
import { forbidden, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome, type Refused } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import { prepareUpload, type FileRefusal } from '#app/services/files/prepare-upload.server.ts'
import type { Tx } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import { findOrInsertOrganisation } from '#db/queries/organisations.ts'
import { grantAtStudio, hasOpenRequest, insertRequest, isStudioNameTaken, keepOnlyAssignments, listHostContacts, listUsersOfPerson, setTeamLead, updateRequest } from '#db/queries/studio-requests.ts'
import { insertStudioMilestones, updateStudio, type StudioWithNames } from '#db/queries/studios.ts'
import type { StudioState } from '#db/schema/studios.ts'
import { findOrEnterPerson, type PersonFault } from '../apprentices/find-person.server.ts'
import { requireStudio, studioRights } from '../studio-access.server.ts'
import { takeStep, type RequestAct, type StepRefusal } from './act-on-request.server.ts'
import { evidenceOf } from './fill-application.server.ts'
import type { ChangeContent } from './request-content.ts'
import { OPEN_STATES } from './request-states.ts'

/** 整改报告 goes the way of a change: what it asks for is that the studio stands as recognised again. */
export const CHANGE_KINDS = ['changeLead', 'changeHost', 'changeName', 'changePlace', 'rectify'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Milestone that an approved change leaves. */
const MILESTONE: Readonly<Record<ChangeKind, string>> = { changeLead: 'leadChanged', changeHost: 'hostChanged', changeName: 'nameChanged', changePlace: 'placeChanged', rectify: 'rectified' }

const presentValue = (kind: ChangeKind, studio: StudioWithNames): string => ({ changeLead: studio.leadName, changeHost: studio.hostName, changeName: studio.name, changePlace: studio.place, rectify: null })[kind] ?? ''

export interface AskChange {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
  kind: ChangeKind
  /** New name, place, unit, the name of the new leader, or what was put right. */
  to: string
  /** Resident ID number of a new leader. */
  identity: string | null
  reason: string
  upload: { name: string; bytes: Buffer } | null
}

export type AskChangeRefusal = FileRefusal | PersonFault | 'evidenceMissing' | 'wrongState' | 'alreadyOpen' | 'nameTaken' | 'nothingChanges'

/** Asks for one change of a recognised studio, with its evidence. @throws AppError 404, 403 */
export async function askForChange({ actor, idempotencyKey, studioId, kind, to, identity, reason, upload }: AskChange): Promise<Outcome<AskChangeRefusal>> {
  if (upload === null) return fail('evidenceMissing')
  const prepared = await prepareUpload(upload, 'evidence')
  if (!prepared.ok) return prepared
  const { regionId } = actor
  const file = prepared.value
  return runCommand({ actor, name: 'studioRequests.askForChange', idempotencyKey, input: { studioId, kind, to, reason, sha256: file.sha256 } }, async (tx): Promise<Outcome<AskChangeRefusal>> => {
    await lockKey(tx, `studio:${studioId}`)
    const studio = await requireStudio(tx, actor, studioId)
    const { lead, confirm, decide } = studioRights(actor, studioId)
    if (!lead && !confirm && !decide) throw forbidden()
    if (!mayAsk(kind, studio.state)) return fail('wrongState')
    if (await hasOpenRequest(tx, { regionId, studioId, kinds: [kind], states: OPEN_STATES })) return fail('alreadyOpen')
    const target = await targetOf(tx, { regionId, studio, kind, to, identity })
    if ('ok' in target) return target
    const requestId = await insertRequest(tx, { regionId, studioId, kind, state: 'submitted', content: {}, submittedAt: await databaseNow(tx) })
    await keepFile(tx, { regionId, ownerType: 'studioRequest', ownerId: requestId, purpose: 'evidence', file, uploadedBy: actor.userId })
    const content: ChangeContent = { openedBy: decide ? 'bureau' : lead ? 'leader' : 'host', before: presentValue(kind, studio), to, toId: target.personId, reason, ...(kind === 'rectify' ? { dueOn: studio.rectificationDueOn } : {}), submissions: [] }
    await updateRequest(tx, { regionId, studioId, requestId }, { content: await withSubmission(tx, { regionId, requestId }, content) })
    await recordEvent(tx, { actor, regionId, kind: 'studioRequestChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, kind, action: 'ask', to: 'submitted', sha256: file.sha256 } })
    return done()
  })
}

/** Hands a returned change in again, corrected, with further evidence where there is some. @throws AppError 404, 403 */
export async function resubmitChange({ to, identity, reason, upload, ...act }: RequestAct & Pick<AskChange, 'to' | 'identity' | 'reason' | 'upload'>): Promise<Outcome<StepRefusal | AskChangeRefusal>> {
  const { regionId } = act.actor
  const { requestId } = act
  const prepared = upload === null ? null : await prepareUpload(upload, 'evidence')
  if (prepared && !prepared.ok) return prepared
  return takeStep<StepRefusal | AskChangeRefusal>({ ...act, action: 'resubmit', input: { to, reason, sha256: prepared?.value.sha256 ?? null } }, async (tx, { studio, request }) => {
    const before = request.content as unknown as ChangeContent
    const target = await targetOf(tx, { regionId, studio, kind: request.kind as ChangeKind, to, identity })
    if ('ok' in target) return target
    if (prepared) await keepFile(tx, { regionId, ownerType: 'studioRequest', ownerId: requestId, purpose: 'evidence', file: prepared.value, uploadedBy: act.actor.userId })
    return { change: { submittedAt: await databaseNow(tx), content: await withSubmission(tx, { regionId, requestId }, { ...before, to, toId: target.personId, reason }) }, audit: { submission: before.submissions.length + 1 } }
  })
}

/** In which states of the studio it can be asked for: only who was told to put things right reports that it is done. */
export function mayAsk(kind: ChangeKind, state: StudioState): boolean {
  return kind === 'rectify' ? state === 'rectification' : state === 'recognised' || state === 'rectification'
}

/** Whether the change can be asked for: something is to change, the name is free, the person is who they are said to be. */
async function targetOf(tx: Tx, { regionId, studio, kind, to, identity }: { regionId: string; studio: StudioWithNames; kind: ChangeKind; to: string; identity: string | null }): Promise<{ personId: string | null } | Refused<PersonFault | 'nameTaken' | 'nothingChanges'>> {
  if (kind !== 'changeLead' && to === presentValue(kind, studio)) return fail('nothingChanges')
  if (kind === 'changeName' && (await isStudioNameTaken(tx, { regionId, name: to }))) return fail('nameTaken')
  if (kind !== 'changeLead') return { personId: null }
  const person = await findOrEnterPerson(tx, { regionId, typedName: to, typedIdentity: identity ?? '', organisation: studio.hostName, on: await today(tx) })
  if ('ok' in person) return person
  return person.personId === studio.leadPersonId ? fail('nothingChanges') : { personId: person.personId }
}

/** The content with what is handed in now frozen at its end. */
async function withSubmission(tx: Tx, place: { regionId: string; requestId: string }, content: ChangeContent): Promise<Record<string, unknown>> {
  const files = (await evidenceOf(tx, place)).map(({ id }) => id)
  return { ...content, submissions: [...content.submissions, { at: (await databaseNow(tx)).toISOString(), to: content.to, reason: content.reason, files }] }
}

/** Approves a change: the register, the team and the roles follow, and a milestone says what it was before. @throws AppError 404, 403 */
export function approveChange({ documentNumber, ...act }: RequestAct & { documentNumber: string | null }): Promise<Outcome<StepRefusal | 'nameTaken' | 'wrongState'>> {
  const { regionId } = act.actor
  return takeStep<StepRefusal | 'nameTaken' | 'wrongState'>({ ...act, action: 'approveChange', input: { documentNumber } }, async (tx, { studio, request }) => {
    const content = request.content as unknown as ChangeContent
    const kind = request.kind as ChangeKind
    if (kind === 'changeName' && (await isStudioNameTaken(tx, { regionId, name: content.to }))) return fail('nameTaken')
    if (!mayAsk(kind, studio.state)) return fail('wrongState')
    const on = await today(tx)
    await APPLY[kind](tx, { regionId, studioId: act.studioId, content, on })
    await insertStudioMilestones(tx, [{ regionId, studioId: act.studioId, kind: MILESTONE[kind], on, tier: studio.tier, documentNumber, data: kind === 'rectify' ? { reason: content.to } : { before: content.before, after: content.to, reason: content.reason } }])
    return { change: { decidedBy: act.actor.userId, decidedAt: await databaseNow(tx) }, audit: { before: content.before, after: content.to } }
  })
}

type Apply = (tx: Tx, change: { regionId: string; studioId: string; content: ChangeContent; on: string }) => Promise<void>

const APPLY: Readonly<Record<ChangeKind, Apply>> = {
  changeName: (tx, { regionId, studioId, content }) => updateStudio(tx, { regionId, studioId }, { name: content.to }),
  changePlace: (tx, { regionId, studioId, content }) => updateStudio(tx, { regionId, studioId }, { place: content.to }),
  rectify: (tx, { regionId, studioId }) => updateStudio(tx, { regionId, studioId }, { state: 'recognised', rectificationDueOn: null }),
  changeHost: async (tx, { regionId, studioId, content }) => {
    const { id: hostId } = await findOrInsertOrganisation(tx, { regionId, name: content.to })
    // Read before the studio belongs to the new unit: afterwards the old unit's contacts would count as its own.
    const userIds = await listHostContacts(tx, { regionId, hostId })
    await updateStudio(tx, { regionId, studioId }, { hostId })
    await keepOnlyAssignments(tx, { regionId, studioId, role: 'hostContact', userIds })
    await grantAtStudio(tx, { regionId, studioId, role: 'hostContact', userIds })
  },
  changeLead: async (tx, { regionId, studioId, content, on }) => {
    const personId = required(content.toId)
    const userIds = await listUsersOfPerson(tx, { regionId, personId })
    await updateStudio(tx, { regionId, studioId }, { leadPersonId: personId })
    await setTeamLead(tx, { regionId, studioId, personId, from: on })
    await keepOnlyAssignments(tx, { regionId, studioId, role: 'studioLeader', userIds })
    await grantAtStudio(tx, { regionId, studioId, role: 'studioLeader', userIds })
  },
}
