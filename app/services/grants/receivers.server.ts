import type { DbOrTx } from '#db/client.ts'
import { listStudioOwners } from '#db/queries/claims.ts'
import type { PayeeType } from '#db/schema/grants.ts'
import type { Receiver } from './claim-rules.ts'

/** Whom payees are paid through: studios by their host, with the leader for a personal share. A studio without a host has no receiver. */
export async function receiversOf(db: DbOrTx, regionId: string, payees: ReadonlyArray<{ payeeType: PayeeType; payeeId: string | null }>): Promise<(payee: { payeeType: PayeeType; payeeId: string | null }) => Receiver | null> {
  const studioIds = [...new Set(payees.flatMap(({ payeeType, payeeId }) => (payeeType === 'studio' && payeeId !== null ? [payeeId] : [])))]
  const owners = await listStudioOwners(db, { regionId, studioIds })
  return ({ payeeType, payeeId }) => {
    if (payeeId === null) return null
    if (payeeType !== 'studio') return { payeeType, payeeId, personalTo: null }
    const owner = owners.get(payeeId)
    return owner?.hostId ? { payeeType: 'organisation', payeeId: owner.hostId, personalTo: owner.leadPersonId } : null
  }
}
