import type { Wording } from '#scoring/policies/wording.ts'
import { policyById } from '#scoring/policies/register.ts'
import type { StudioRow } from '#db/queries/studios.ts'
import { listGrantTerms } from '../grant-terms.ts'

export interface SpendingUse {
  /** Stored with the line; the Chinese words, so that an old line still says what it was for. */
  key: string
  wording: Wording
}

/** What the studio's policy lets its money be used for. `closed`: nothing else is allowed; an empty list leaves the use free. */
export function spendingUses(studio: Pick<StudioRow, 'policyId' | 'tier'>): { uses: SpendingUse[]; closed: boolean; clause: string | null; policyId: string | null } {
  const policy = studio.policyId === null ? null : policyById(studio.policyId)
  const terms = policy ? listGrantTerms(policy, studio.tier).filter((term) => term.uses.length > 0) : []
  const uses = [...new Map(terms.flatMap((term) => term.uses).map((wording) => [wording.zh, wording])).values()]
  return { uses: uses.map((wording) => ({ key: wording.zh, wording })), closed: uses.length > 0, clause: terms[0]?.clause ?? null, policyId: policy?.id ?? null }
}
