import { addDays, isDay, startOfDay } from '#app/lib/dates.ts'
import type { AuditFilter } from '#db/queries/audit-reading.ts'
import type { ChainRef } from '#db/queries/audit.ts'

/** A chain as an address or a form names it: `competition:<id>`. */
export function chainKey({ chainType, chainId }: ChainRef): string {
  return `${chainType}:${chainId}`
}

/** The chain a key names; null for anything else. Whether it may be seen is asked of the database. */
export function readChainKey(key: string): ChainRef | null {
  const match = /^(competition|round|region):([0-9a-f-]{36})$/.exec(key)
  const [, chainType, chainId] = match ?? []
  return chainType && chainId ? { chainType: chainType as ChainRef['chainType'], chainId } : null
}

/** The filter an address asks for; what makes no sense is left out, so that an old link still shows the record. Days are of Asia/Shanghai. */
export function readAuditFilter(params: URLSearchParams): AuditFilter {
  const chain = readChainKey(params.get('chain') ?? '')
  const kind = params.get('kind') ?? ''
  const actor = params.get('actor') ?? ''
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? '']
  return {
    ...(chain ? { chain } : {}),
    ...(/^[A-Za-z]{3,40}$/.test(kind) ? { kind } : {}),
    ...(actor === '' ? {} : { actorId: actor.slice(0, 36) }),
    ...(isDay(from) ? { from: startOfDay(from) } : {}),
    ...(isDay(to) ? { until: startOfDay(addDays(to, 1)) } : {}),
  }
}

/** Names of the parameters above, for telling whether anything is filtered and for passing the filter on. */
export const AUDIT_PARAMETERS = ['chain', 'kind', 'actor', 'from', 'to'] as const

/** The filter of an address alone, without page and sort: the query of the export. */
export function auditQueryString(params: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const name of AUDIT_PARAMETERS) {
    const value = params.get(name)
    if (value) kept.set(name, value)
  }
  const query = kept.toString()
  return query === '' ? '' : `?${query}`
}
