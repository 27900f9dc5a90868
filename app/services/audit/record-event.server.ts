import { SYSTEM_NAME } from '#app/lib/system-name.ts'
import type { Tx } from '#db/client.ts'
import { appendAuditEvent, appendAuditEventWithCommit, type AppendedEvent, type AuditEventInput } from '#db/queries/audit.ts'
import type { ChainType } from '#db/schema/audit.ts'
import { requestEvaluation } from '#app/services/grants/request-evaluation.server.ts'
import { GENESIS_HASH, eventBodyText } from './event-hash.ts'

/** Who did it: a signed-in person, or the system itself (jobs, start). */
export interface EventActor {
  userId: string | null
  displayName: string
}

export const SYSTEM_ACTOR: EventActor = { userId: null, displayName: SYSTEM_NAME }

export interface AuditEvent {
  actor: EventActor
  /** Null only for what belongs to no region. */
  regionId: string | null
  /** What happened, as a past-tense name: `resultPublished`, `markChanged`. */
  kind: string
  subject: { type: string; id: string }
  /** The chain it joins: the competition or review round it belongs to, else the region. */
  chain: { type: Exclude<ChainType, 'installation'>; id: string } | { type: 'installation' }
  /** Facts, before and after. Whole JSON values; no ID numbers, phones, passwords or codes. */
  data?: Record<string, unknown>
}

/**
 * Writes the audit event of an act, in the act's transaction, so that the two commit together or not at all. The last
 * statement of its transaction: it locks the head of the chain, and everybody else who writes to that chain waits.
 *
 * @returns the event's number and hash in its chain
 */
export async function recordEvent(tx: Tx, event: AuditEvent): Promise<AppendedEvent> {
  // Before the head of the chain is locked: what a policy pays for is looked for after every act that may have brought it.
  await requestEvaluation(tx, event)
  return appendAuditEvent(tx, toAppend(event))
}

/**
 * The same for an act that may be done many times a second in a chain that has begun, and that asks for neither number nor hash: the event
 * travels with the commit, so the chain is locked for that moment only. The act fails if the chain has not begun.
 */
export async function recordEventWithCommit(tx: Tx, event: AuditEvent): Promise<void> {
  await requestEvaluation(tx, event)
  appendAuditEventWithCommit(tx, toAppend(event))
}

function toAppend(event: AuditEvent): AuditEventInput {
  const body = {
    regionId: event.regionId,
    chainType: event.chain.type,
    chainId: event.chain.type === 'installation' ? 'installation' : event.chain.id,
    kind: event.kind,
    actorId: event.actor.userId,
    actorName: event.actor.displayName,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    data: event.data ?? {},
  }
  return { ...body, bodyText: eventBodyText(body), genesis: GENESIS_HASH }
}

/** The chain of what belongs to a region and to no competition or round: accounts, settings. */
export function regionChain(regionId: string | null): AuditEvent['chain'] {
  return regionId === null ? { type: 'installation' } : { type: 'region', id: regionId }
}
