import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { roleGrants } from '#app/auth/permissions.ts'
import { forbidden } from '#app/lib/errors.ts'
import { done, fail, type Outcome, type Refused } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import { findOrInsertOrganisation } from '#db/queries/organisations.ts'
import { requireRegion } from '#db/queries/regions.ts'
import {
  barOf, grantAtStudio, hasOpenRequest, insertRequest, insertStudioRow, isStudioNameTaken, listHostContacts, listHostsOfContact, listUsersOfPerson, setTeamLead, wasRecognised,
} from '#db/queries/studio-requests.ts'
import type { StudioState } from '#db/schema/studios.ts'
import { applicationTerms, isHigherTier } from '#scoring/studios/application/terms.ts'
import type { ApplicationTier } from '#scoring/studios/application/condition.ts'
import { findOrEnterPerson, type PersonFault } from '../apprentices/find-person.server.ts'
import { requireStudio, studioRights } from '../studio-access.server.ts'
import type { ApplicationContent } from './request-content.ts'
import { OPEN_STATES } from './request-states.ts'

export interface NewStudioValues {
  name: string
  trade: string
  place: string
  policyId: string
  tier: ApplicationTier
  /** Ignored where the host's contact applies: the contact's own unit is the host. */
  hostName: string
  /** Both null where the leader applies for themselves. */
  leadName: string | null
  leadIdentity: string | null
}

export type OpenApplicationRefusal = PersonFault | 'noTerms' | 'nameTaken' | 'barred' | 'alreadyOpen' | 'notHigher' | 'wrongState' | 'leaderMissing' | 'hostMissing' | 'noPerson'

type Opened = { studioId: string; requestId: string }

/** Who opens it: decides what is asked for and who fills it in. */
function openerOf(actor: RegionActor): ApplicationContent['openedBy'] {
  if (hasPermission(actor, 'studio:edit')) return 'bureau'
  return hasPermission(actor, 'studio:own') ? 'leader' : 'host'
}

/** Opens the application of a studio that is not in the register yet; leader and host's contact get their roles at it. @throws AppError 403 */
export function openNewApplication({ actor, idempotencyKey, values }: { actor: RegionActor; idempotencyKey: string; values: NewStudioValues }): Promise<Outcome<OpenApplicationRefusal, Opened>> {
  const { regionId } = actor
  const { leadIdentity: _, ...told } = values
  return runCommand({ actor, name: 'studios.openApplication', idempotencyKey, input: { ...told, leader: values.leadIdentity === null ? 'self' : 'named' } }, async (tx): Promise<Outcome<OpenApplicationRefusal, Opened>> => {
    if (!['studio:edit', 'studio:own', 'studio:confirm'].some((one) => hasPermission(actor, one as 'studio:edit'))) throw forbidden()
    const region = await requireRegion(tx, regionId)
    const terms = region.policyIds.includes(values.policyId) ? applicationTerms(values.policyId, values.tier) : null
    if (!terms) return fail('noTerms')
    const openedBy = openerOf(actor)
    const on = await today(tx)
    await lockKey(tx, `studioName:${regionId}:${values.name}`)
    if (await isStudioNameTaken(tx, { regionId, name: values.name })) return fail('nameTaken')
    const host = await hostOf(tx, actor, openedBy, values.hostName)
    if ('ok' in host) return host
    const lead = await leadOf(tx, actor, openedBy, values, on)
    if ('ok' in lead) return lead
    await lockKey(tx, `studioLead:${lead.personId}`)
    const barred = await barOf(tx, { regionId, studioId: null, leadPersonId: lead.personId, on })
    if (barred !== null) return fail('barred', { barredUntil: barred })
    const studioId = await insertStudioRow(tx, { regionId, name: values.name, tier: values.tier, tierLabel: terms.tierLabel, trade: values.trade, place: values.place, hostId: host.id, leadPersonId: lead.personId, policyId: values.policyId, state: 'draft' })
    await setTeamLead(tx, { regionId, studioId, personId: lead.personId, from: on })
    await grantAtStudio(tx, { regionId, studioId, role: 'studioLeader', userIds: openedBy === 'leader' ? [actor.userId] : await listUsersOfPerson(tx, { regionId, personId: lead.personId }) })
    const contacts = await listHostContacts(tx, { regionId, hostId: host.id })
    await grantAtStudio(tx, { regionId, studioId, role: 'hostContact', userIds: openedBy === 'host' ? [...new Set([...contacts, actor.userId])] : contacts })
    const requestId = await insertApplication(tx, { regionId, studioId, kind: 'application', tier: values.tier, openedBy, before: 'draft', first: true })
    await recordOpened(tx, actor, { studioId, name: values.name, kind: 'application' })
    return done({ studioId, requestId })
  })
}

/** Opens an application of a studio of the register: a higher tier for one that is recognised, or the way back for one that is not. @throws AppError 404 */
export function openStudioApplication({ actor, idempotencyKey, studioId, tier }: { actor: RegionActor; idempotencyKey: string; studioId: string; tier: ApplicationTier }): Promise<Outcome<OpenApplicationRefusal, Opened>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'studios.openStudioApplication', idempotencyKey, input: { studioId, tier } }, async (tx): Promise<Outcome<OpenApplicationRefusal, Opened>> => {
    await lockKey(tx, `studio:${studioId}`)
    const studio = await requireStudio(tx, actor, studioId)
    const { lead, confirm, decide } = studioRights(actor, studioId)
    if (!lead && !confirm && !decide) throw forbidden()
    if (!applicationTerms(studio.policyId, tier)) return fail('noTerms')
    const kind = studio.state === 'recognised' ? 'upgrade' : 'application'
    if (kind === 'upgrade' && !isHigherTier(tier, studio.tier)) return fail('notHigher')
    if (kind === 'application' && !['draft', 'refused', 'exited'].includes(studio.state)) return fail('wrongState')
    if (await hasOpenRequest(tx, { regionId, studioId, kinds: ['application', 'upgrade'], states: OPEN_STATES })) return fail('alreadyOpen')
    const barred = await barOf(tx, { regionId, studioId, leadPersonId: studio.leadPersonId, on: await today(tx) })
    if (barred !== null) return fail('barred', { barredUntil: barred })
    const requestId = await insertApplication(tx, { regionId, studioId, kind, tier, openedBy: decide ? 'bureau' : lead ? 'leader' : 'host', before: studio.state, first: !(await wasRecognised(tx, { regionId, studioId, tier })) })
    await recordOpened(tx, actor, { studioId, name: studio.name, kind })
    return done({ studioId, requestId })
  })
}

async function hostOf(tx: Tx, actor: RegionActor, openedBy: ApplicationContent['openedBy'], hostName: string): Promise<{ id: string } | Refused<'hostMissing'>> {
  const { regionId } = actor
  if (openedBy !== 'host') return hostName === '' ? fail('hostMissing') : findOrInsertOrganisation(tx, { regionId, name: hostName })
  const [own] = await hostsOf(tx, actor)
  return own ?? fail('hostMissing')
}

/** The units this person confirms for. */
export function hostsOf(db: Parameters<typeof listHostsOfContact>[0], actor: RegionActor) {
  const mine = actor.assignments.filter(({ role }) => roleGrants(role, 'studio:confirm'))
  return listHostsOfContact(db, { regionId: actor.regionId, studioIds: mine.flatMap(({ studioId }) => studioId ?? []), organisationIds: mine.flatMap(({ organisationId }) => organisationId ?? []) })
}

async function leadOf(tx: Tx, actor: RegionActor, openedBy: ApplicationContent['openedBy'], values: NewStudioValues, on: string): Promise<{ personId: string } | Refused<PersonFault | 'leaderMissing' | 'noPerson'>> {
  if (openedBy === 'leader') return actor.personId === null ? fail('noPerson') : { personId: actor.personId }
  if (values.leadName === null || values.leadIdentity === null) return fail('leaderMissing')
  return findOrEnterPerson(tx, { regionId: actor.regionId, typedName: values.leadName, typedIdentity: values.leadIdentity, organisation: openedBy === 'host' ? null : values.hostName, on })
}

function insertApplication(tx: Tx, { before, first, openedBy, ...place }: { regionId: string; studioId: string; kind: 'application' | 'upgrade'; tier: ApplicationTier; openedBy: ApplicationContent['openedBy']; before: StudioState; first: boolean }): Promise<string> {
  const content: ApplicationContent = { openedBy, studioStateBefore: before, answers: {}, hostNotice: null, hostConfirmed: null, submissions: [], opinions: [] }
  return insertRequest(tx, { ...place, state: 'draft', content: { ...content }, firstApplication: first })
}

function recordOpened(tx: Tx, actor: RegionActor, { studioId, name, kind }: { studioId: string; name: string; kind: string }) {
  const { regionId } = actor
  return recordEvent(tx, { actor, regionId, kind: 'studioRequestChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name, kind, action: 'open', to: 'draft' } })
}
