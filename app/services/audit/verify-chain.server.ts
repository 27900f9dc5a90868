import type { DbOrTx } from '#db/client.ts'
import { getAuditHead, listAuditChains, listAuditHeads, listChainEvents, type AuditEventRow, type ChainRef } from '#db/queries/audit.ts'
import { GENESIS_HASH, eventBodyText, eventHash } from './event-hash.ts'

/**
 * altered: the row's content does not give its hash · missing: numbers are not contiguous (a row was deleted or moved) ·
 * unlinked: the row does not continue the one before · headMismatch: the head names another last event (the tail was cut,
 * or the head changed) · headMissing: events without a head.
 */
export type ChainFault = 'altered' | 'missing' | 'unlinked' | 'headMismatch' | 'headMissing'

export interface ChainProblem extends ChainRef {
  fault: ChainFault
  /** Number in the chain at which it is broken. */
  seq: number
  /** Id of the row, when there is one. */
  eventId: number | null
}

export interface ChainReport extends ChainRef {
  events: number
  /** Hash of the last event as recomputed from the rows; compare it with the head on signed papers. */
  head: string
  problems: ChainProblem[]
}

const BATCH = 1_000
const MAX_PROBLEMS = 20

/** Recomputes one chain from its rows. Memory stays bounded whatever its length. */
export async function verifyChain(db: DbOrTx, chain: ChainRef): Promise<ChainReport> {
  const problems: ChainProblem[] = []
  const report = (fault: ChainFault, seq: number, eventId: number | null) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ ...chain, fault, seq, eventId })
  }
  let previous = GENESIS_HASH
  let seq = 0
  let events = 0
  for (;;) {
    const rows: AuditEventRow[] = await listChainEvents(db, { ...chain, afterSeq: seq, limit: BATCH })
    for (const row of rows) {
      events += 1
      if (row.seq !== seq + 1) report('missing', seq + 1, null)
      if (row.prevHash !== previous) report('unlinked', row.seq, row.id)
      if (row.hash !== eventHash(row.prevHash, row.seq, row.at, eventBodyText(row))) report('altered', row.seq, row.id)
      previous = row.hash
      seq = row.seq
    }
    if (rows.length < BATCH) break
  }
  const head = await getAuditHead(db, chain)
  if (!head && events > 0) report('headMissing', seq, null)
  else if (head && (head.seq !== seq || head.hash !== previous)) report('headMismatch', head.seq, null)
  return { ...chain, events, head: previous, problems }
}

/** Verifies every chain: those with a head and those that only have events. */
export async function verifyAllChains(db: DbOrTx): Promise<ChainReport[]> {
  const known = new Map<string, ChainRef>()
  for (const { chainType, chainId } of [...(await listAuditHeads(db)), ...(await listAuditChains(db))]) {
    known.set(`${chainType}:${chainId}`, { chainType, chainId })
  }
  const reports: ChainReport[] = []
  for (const chain of known.values()) reports.push(await verifyChain(db, chain))
  return reports
}
