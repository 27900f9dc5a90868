import { databaseNow } from '#app/services/clock.server.ts'
import { whyRegistrationClosed } from '#app/services/registration/registration-open.ts'
import type { DbOrTx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import type { ImportKind } from '#db/queries/imports.ts'
import { isImportOpen } from './import-window.ts'
import type { RegisteringUnit } from './judge-entrants.ts'

/** Whether a list may come in now: the organiser's in the states of its kind, a unit's own while registration is open by the database's clock. */
export async function mayImport(db: DbOrTx, kind: ImportKind, event: EventWithCompetition, unit: RegisteringUnit | null): Promise<boolean> {
  if (unit) return whyRegistrationClosed(event.competition, await databaseNow(db)) === null
  return isImportOpen(kind, { state: event.competition.state, marksLocked: event.marksLockedAt !== null, sealed: event.sealed })
}
