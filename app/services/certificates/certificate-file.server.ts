import type { RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { getCertificateFile, getCertificatePlace } from '#db/queries/certificates.ts'
import { reachesPlace } from './register.server.ts'

/**
 * The bytes of a certificate as issued. `own` gives a candidate their own valid one, `any` gives staff those of the competitions their role
 * reaches; everything else is null, as if it did not exist.
 */
export async function readCertificateFile(actor: RegionActor, certificateId: string, whose: 'own' | 'any'): Promise<{ name: string; bytes: Uint8Array } | null> {
  if (whose === 'own') {
    if (actor.personId === null) return null
    const file = await getCertificateFile(readDb, { certificateId, regionId: actor.regionId, personId: actor.personId })
    return file && file.status === 'valid' ? { name: `${file.number}.pdf`, bytes: file.content } : null
  }
  const place = await getCertificatePlace(readDb, { certificateId, regionId: actor.regionId })
  if (!place || !reachesPlace(actor, 'certificate:read', place)) return null
  const file = await getCertificateFile(readDb, { certificateId, regionId: actor.regionId })
  return file ? { name: `${file.number}.pdf`, bytes: file.content } : null
}
