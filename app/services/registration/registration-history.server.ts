import type { DbOrTx } from '#db/client.ts'
import { listSubjectEvents } from '#db/queries/audit-reading.ts'
import type { RegistrationState } from '#db/schema/entries.ts'
import type { RegistrationChange } from './registration-changes.ts'

const KINDS = ['registrationSubmitted', 'registrationDecided', 'registrationCorrected'] as const

/** One step in the life of a registration, as its audit event tells it. */
export interface RegistrationStep {
  kind: (typeof KINDS)[number]
  at: string
  byName: string
  /** What a decision made of it, with the remark. */
  decided: RegistrationState | null
  reason: string | null
  changes: RegistrationChange[]
  phoneChanged: boolean
  photoChanged: boolean
  /** The name of the paper that came with a correction, and of the list it came by. */
  evidence: string | null
  fileName: string | null
}

interface StepData {
  registration?: RegistrationState
  reason?: string
  changes?: RegistrationChange[]
  phoneChanged?: boolean
  photoChanged?: boolean
  evidence?: { name: string }
  fileName?: string
}

/** What became of a registration until now, oldest first: handed in, sent back with which remark, corrected in what. */
export async function readRegistrationHistory(db: DbOrTx, { regionId, entryId }: { regionId: string; entryId: string }): Promise<RegistrationStep[]> {
  const events = await listSubjectEvents(db, { regionId, subject: { type: 'entry', id: entryId }, kinds: KINDS })
  return events.map((event) => {
    const data = event.data as StepData
    return {
      kind: event.kind as RegistrationStep['kind'],
      at: event.at.toISOString(),
      byName: event.actorName,
      decided: data.registration ?? null,
      reason: data.reason ?? null,
      changes: data.changes ?? [],
      phoneChanged: data.phoneChanged ?? false,
      photoChanged: data.photoChanged ?? false,
      evidence: data.evidence?.name ?? null,
      fileName: data.fileName ?? null,
    }
  })
}
