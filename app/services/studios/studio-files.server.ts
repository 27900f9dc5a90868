import type { RegionActor } from '#app/auth/actor.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'
import { readDb } from '#db/client.ts'
import { hasAcceptedOpinion } from '#db/queries/recognition-opinions.ts'
import { findStudioOfOwner, isAssignedReviewer } from '#db/queries/studio-files.ts'
import { studioRights } from './studio-access.server.ts'

/**
 * Who may look at what a studio keeps: the bureau, the leader, and an expert who reviews the studio and has not stepped back. The host's
 * contact sees what is handed in for confirmation, not the log.
 */
function readerOf(ownerType: 'studioLog' | 'annualReport' | 'studioRequest'): FileReader {
  return async (actor: RegionActor, { regionId, ownerId }) => {
    const studioId = await findStudioOfOwner(readDb, { regionId, ownerType, ownerId })
    if (studioId === null) return false
    const rights = studioRights(actor, studioId)
    if (rights.read || rights.lead || (rights.confirm && ownerType !== 'studioLog')) return true
    if (actor.personId === null) return false
    // An application's experts were asked for it by name; a round's experts judge the year, not the application.
    if (ownerType === 'studioRequest') return hasAcceptedOpinion(readDb, { regionId, requestId: ownerId, personId: actor.personId })
    return isAssignedReviewer(readDb, { regionId, studioId, personId: actor.personId })
  }
}

export const studioFileReaders: Readonly<Record<string, FileReader>> = {
  studioLog: readerOf('studioLog'),
  annualReport: readerOf('annualReport'),
  studioRequest: readerOf('studioRequest'),
}
