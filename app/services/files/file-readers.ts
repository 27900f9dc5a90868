import type { RegionActor } from '#app/auth/actor.ts'
import { appealFileReaders } from '#app/services/appeals/appeal-files.server.ts'
import { sealFileReaders } from '#app/services/documents/seal-files.server.ts'
import { paperFileReaders } from '#app/services/paper/paper-files.server.ts'
import { personFileReaders } from '#app/services/registration/person-files.server.ts'
import { studioFileReaders } from '#app/services/studios/studio-files.server.ts'
import type { FilePlace } from '#db/queries/files.ts'

/** Whether this person may read a file, decided by what the file belongs to. The region has been checked. */
export type FileReader = (actor: RegionActor, place: FilePlace) => boolean | Promise<boolean>

/**
 * Who may read which files, by the owner's type. A type that is missing here is read by nobody, so a feature that keeps files adds
 * its line; what it says is tested with a stranger's id.
 */
export const fileReaders: Readonly<Record<string, FileReader>> = { ...appealFileReaders, ...paperFileReaders, ...personFileReaders, ...sealFileReaders, ...studioFileReaders }
