import { reachOf, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { doerName } from '#app/lib/system-name.ts'
import { messagesFor, type Locale, type Messages } from '#app/messages/index.ts'
import { verifyChain, type ChainProblem } from '#app/services/audit/verify-chain.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { countAuditEvents, listAuditEvents, listChainsOf, listPossibleActors, listSubjectNames, type AuditFilter, type AuditScope, type ChainLine } from '#db/queries/audit-reading.ts'
import type { AuditEventRow, ChainRef } from '#db/queries/audit.ts'
import { chainKey } from './audit-query.ts'
import { auditSentence, namedIds } from './audit-sentence.ts'

export const AUDIT_PAGE_SIZE = 50

export interface AuditLine {
  id: number
  at: string
  kind: string
  actorId: string | null
  actor: string
  sentence: string
  /** Of a chain whose name is known: `competition:<id>`. */
  chain: string
  chainName: string
  seq: number
  hash: string
}

/** What of the record this person may read: the region, or the competitions they are assigned to. */
export function auditScopeOf(actor: RegionActor): AuditScope {
  const reach = reachOf(actor, 'audit:read')
  return { regionId: actor.regionId, ...(reach.all ? {} : { competitionIds: reach.competitionIds }) }
}

/** One page of the record, newest first, with what it can be narrowed by. Five queries, whatever its size. */
export async function getAuditPage(actor: RegionActor, { filter, page, locale }: { filter: AuditFilter; page: number; locale: Locale }, db: DbOrTx = readDb) {
  const scope = auditScopeOf(actor)
  const m = messagesFor(locale)
  const [events, total, chains, actors] = await Promise.all([
    listAuditEvents(db, { ...scope, filter, limit: AUDIT_PAGE_SIZE, offset: (page - 1) * AUDIT_PAGE_SIZE }),
    countAuditEvents(db, { ...scope, filter }),
    listChainsOf(db, scope),
    listPossibleActors(db, scope),
  ])
  const names = await listSubjectNames(db, { regionId: actor.regionId, ids: events.flatMap(namedIds) })
  const chainNames = new Map(chains.map((chain) => [chainKey(chain), chainName(m, chain)]))
  return {
    rows: events.map((event) => auditLine(m, event, names, chainNames)),
    total,
    chains: chains.map((chain) => ({ key: chainKey(chain), name: chainName(m, chain), events: chain.seq })),
    actors,
  }
}

export function auditLine(m: Messages, event: AuditEventRow, names: ReadonlyMap<string, string>, chainNames: ReadonlyMap<string, string>): AuditLine {
  const chain = chainKey(event)
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: event.kind,
    actorId: event.actorId,
    actor: doerName(event.actorName, m),
    sentence: auditSentence(m, event, names),
    chain,
    chainName: chainNames.get(chain) ?? m.audit.regionChain,
    seq: event.seq,
    hash: event.hash,
  }
}

export function chainName(m: Messages, chain: Pick<ChainLine, 'chainType' | 'competitionName' | 'roundName'>): string {
  return chain.competitionName ?? chain.roundName ?? m.audit.regionChain
}

export interface VerifiedChain {
  name: string
  events: number
  head: string
  problems: Array<Pick<ChainProblem, 'fault' | 'seq'>>
}

/** Recomputes one chain that this person may read. @throws AppError 404 for any other */
export async function verifyOneChain(actor: RegionActor, chain: ChainRef, locale: Locale): Promise<VerifiedChain> {
  const known = required((await listChainsOf(readDb, auditScopeOf(actor))).find((line) => chainKey(line) === chainKey(chain)))
  const report = await verifyChain(readDb, chain)
  return {
    name: chainName(messagesFor(locale), known),
    events: report.events,
    head: report.head,
    problems: report.problems.map(({ fault, seq }) => ({ fault, seq })),
  }
}
