import { createHash } from 'node:crypto'

import { canonicalJson } from '#app/lib/canonical-json.ts'
import type { ChainType } from '#db/schema/audit.ts'

/** What the chain protects of one event, besides its number, its time and the hash before it. */
export interface EventBody {
  regionId: string | null
  chainType: ChainType
  chainId: string
  kind: string
  actorId: string | null
  actorName: string
  subjectType: string
  subjectId: string
  data: Record<string, unknown>
}

/** The hash before the first event of every chain. */
export const GENESIS_HASH = '0'.repeat(64)

export function eventBodyText(body: EventBody): string {
  const { regionId, chainType, chainId, kind, actorId, actorName, subjectType, subjectId, data } = body
  return canonicalJson({ regionId, chainType, chainId, kind, actorId, actorName, subjectType, subjectId, data })
}

/**
 * SHA-256 over the previous hash, the number, the instant (UTC, milliseconds) and the canonical body, a line each.
 * db/queries/audit.ts computes the same in SQL while it holds the head of the chain.
 */
export function eventHash(previous: string, seq: number, at: Date, bodyText: string): string {
  return createHash('sha256').update(`${previous}\n${seq}\n${at.toISOString()}\n${bodyText}`).digest('hex')
}
