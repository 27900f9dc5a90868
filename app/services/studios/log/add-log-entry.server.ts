import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import { prepareUpload, type PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { insertLogEntry, setLogFiles } from '#db/queries/studio-log.ts'
import type { StudioRow } from '#db/queries/studios.ts'
import { parseFen } from '#scoring/numbers/money.ts'
import { requireLedStudio } from '../studio-access.server.ts'
import { isHalfCompared, LOG_EXTRAS, OUTSIDE_USES, type LogDraft, type LogRefusal, type SavedLog } from './log-draft.ts'
import { spendingUses } from './spending-uses.ts'

export interface AddLogEntry {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
  draft: LogDraft
}

/** States in which a studio works and keeps a log. */
const ACTIVE = ['recognised', 'rectification']

/**
 * Writes one line into a studio's log with its photographs, in one transaction. The client's key makes it arrive once: as the
 * command's key and as the line's own.
 *
 * @throws AppError 404 for a studio this person does not lead
 */
export async function addLogEntry({ actor, idempotencyKey, studioId, draft }: AddLogEntry): Promise<Outcome<LogRefusal, SavedLog>> {
  const photos = await preparePhotos(draft)
  if (photos === null) return fail('photoUnreadable')
  const command = { actor, name: 'studios.log', idempotencyKey, input: { studioId, ...draft, photos: photos.map((photo) => photo.sha256) } }
  return runCommand(command, async (tx): Promise<Outcome<LogRefusal, SavedLog>> => {
    const studio = await requireLedStudio(tx, actor, studioId)
    const refusal = await refusalOf(tx, studio, draft)
    if (refusal) return fail(refusal)
    const { regionId } = actor
    const { kind, on, line } = draft
    const row = await insertLogEntry(tx, { regionId, studioId, clientKey: idempotencyKey, kind, on, line, ...figuresOf(draft), enteredBy: actor.userId })
    const fileIds: string[] = []
    for (const file of photos) fileIds.push(await keepFile(tx, { regionId, ownerType: 'studioLog', ownerId: row.id, purpose: 'photo', file, uploadedBy: actor.userId }))
    if (fileIds.length > 0) await setLogFiles(tx, { regionId, id: row.id, fileIds })
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'studioLogged',
      subject: { type: 'studio', id: studioId },
      chain: { type: 'region', id: regionId },
      data: { name: studio.name, kind, on, entryId: row.id, files: photos.map((photo) => photo.sha256), ...(draft.use === OUTSIDE_USES ? { outsideUses: true } : {}) },
    })
    return done({ entryId: row.id })
  })
}

async function refusalOf(db: DbOrTx, studio: StudioRow, draft: LogDraft): Promise<LogRefusal | null> {
  if (!ACTIVE.includes(studio.state)) return 'notActive'
  if (draft.on > (await today(db))) return 'inFuture'
  if (LOG_EXTRAS[draft.kind] === 'amount' && draft.amount === null) return 'amountMissing'
  if (isHalfCompared(draft)) return 'figureMissing'
  if (draft.kind !== 'spending') return null
  const { uses, closed } = spendingUses(studio)
  if (!closed) return null
  if (draft.use === null) return 'useMissing'
  if (uses.some((use) => use.key === draft.use)) return null
  return draft.use === OUTSIDE_USES && draft.warned ? null : 'useForbidden'
}

/** What is stored beside the line: only what its kind asks for. */
function figuresOf({ kind, people, amount, use, organisedByBureau, before, after }: LogDraft) {
  const extra = LOG_EXTRAS[kind]
  const fen = amount === null ? null : parseFen(amount)
  const known = typeof fen === 'number' ? fen : null
  return {
    amountFen: extra === 'amount' || extra === 'benefit' ? known : null,
    spendingUse: kind === 'spending' ? use : null,
    data: {
      ...(extra === 'people' && people !== null ? { people } : {}),
      ...(kind === 'project' && before && after ? { before, after } : {}),
      ...(kind === 'service' && organisedByBureau !== undefined ? { organisedByBureau } : {}),
    },
  }
}

async function preparePhotos({ photos }: LogDraft): Promise<PreparedFile[] | null> {
  const prepared: PreparedFile[] = []
  for (const { name, base64 } of photos) {
    const outcome = await prepareUpload({ name, bytes: Buffer.from(base64, 'base64') }, 'evidence')
    if (!outcome.ok) return null
    prepared.push(outcome.value)
  }
  return prepared
}
