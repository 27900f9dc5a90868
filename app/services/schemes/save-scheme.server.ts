import type { RegionActor } from '#app/auth/actor.ts'
import { AppError, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { partHasMarks } from '#db/queries/marks.ts'
import { deleteSchemeDraft, insertScheme, listSchemeEditions, updateSchemeDraft, type SchemeRow } from '#db/queries/schemes.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { resultHash } from '../results/result-hash.ts'
import { schemeChanges } from './scheme-changes.ts'
import { readSchemeDraft, type DraftProblem, type SchemeDraft } from './scheme-draft.ts'

/** One part's scheme under the competition's exclusive lock: what is stored, and what may be written. */
export interface SchemeAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  partKey: string
  /** Version of the draft or proposal the editor was opened with; 0 where there was none. */
  version: number
}

export interface SaveScheme extends SchemeAct {
  draft: SchemeDraft
  /** Why a scheme that was marked by becomes another one. */
  reason: string | null
}

export type SaveSchemeRefusal = 'unreadable' | 'conflict' | 'reasonMissing' | 'partHasMarks'

interface Standing {
  event: EventWithCompetition
  /** The edition that was marked by, and the draft or proposal behind it. */
  frozen: SchemeRow | null
  open: SchemeRow | null
  fullMark: number
}

/**
 * The part's editions, read behind the lock.
 *
 * @throws AppError 404 for another region's event and a part the rules do not have, 409 competitionArchived
 */
export async function readStanding(tx: Tx, { actor, eventId, partKey }: Pick<SchemeAct, 'actor' | 'eventId' | 'partKey'>): Promise<Standing> {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(tx, scope)
  const column = required(markColumns(event.rules).find(({ kind, key }) => kind !== 'metric' && key === partKey) ?? null)
  if (event.competition.state === 'archived') throw new AppError({ code: 'competitionArchived', status: 409 })
  const rows = (await listSchemeEditions(tx, scope)).filter((row) => row.partKey === partKey)
  return { event, frozen: rows.findLast((row) => row.frozenAt !== null) ?? null, open: rows.find((row) => row.frozenAt === null) ?? null, fullMark: column.maximum }
}

/**
 * Saves a part's scheme: the draft of the first edition, or once that was marked by a proposal of the next one with its reason. Sums may
 * still be open; what cannot be read is refused with every problem.
 *
 * @throws AppError 404, 409 competitionArchived
 */
export async function saveScheme(input: SaveScheme): Promise<Outcome<SaveSchemeRefusal, { edition: number }>> {
  const { actor, idempotencyKey, eventId, partKey, version, draft, reason } = input
  const { competitionId } = await requireEvent(readDb, { regionId: actor.regionId, eventId })
  return runCommand({ actor, name: 'schemes.save', idempotencyKey, input: { eventId, partKey, version, draft, reason } }, async (tx): Promise<Outcome<SaveSchemeRefusal, { edition: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const standing = await readStanding(tx, input)
    const { scheme, problems, readable } = readSchemeDraft(draft, standing.fullMark)
    if (!readable) return fail('unreadable', { problems: problems satisfies DraftProblem[] })
    if ((standing.open?.version ?? 0) !== version) return fail('conflict')
    if (standing.frozen !== null && reason === null) return fail('reasonMissing')
    // A number somebody typed for the whole part would be taken back by the first item; the two ways are not mixed.
    if (standing.frozen === null && standing.open === null && (await partHasMarks(tx, { regionId: actor.regionId, eventId, partKey }))) return fail('partHasMarks')
    const edition = await store(tx, input, standing, scheme)
    return done({ edition })
  })
}

async function store(tx: Tx, { actor, eventId, partKey, version, reason }: SaveScheme, { event, frozen, open }: Standing, scheme: MarkingScheme): Promise<number> {
  const scope = { regionId: actor.regionId, eventId, partKey }
  const schemeHash = resultHash(scheme)
  const edition = open?.edition ?? (frozen?.edition ?? 0) + 1
  const kept = frozen === null ? null : reason
  if (open) await updateSchemeDraft(tx, { ...scope, edition, version }, { scheme, schemeHash, reason: kept })
  else await insertScheme(tx, { ...scope, edition, scheme, schemeHash, reason: kept })
  const before = open ?? frozen
  await recordEvent(tx, {
    actor,
    regionId: actor.regionId,
    kind: frozen === null ? 'schemeDrafted' : 'schemeProposed',
    subject: { type: 'event', id: eventId },
    chain: { type: 'competition', id: event.competitionId },
    data: { partKey, edition, schemeHash, ...schemeChanges(before?.scheme ?? { criteria: [] }, scheme), ...(kept === null ? {} : { reason: kept }) },
  })
  return edition
}

/** Takes a draft or proposal away; what was marked by stays. `conflict` when somebody changed it meanwhile. @throws AppError 404 */
export async function dropScheme(input: SchemeAct): Promise<Outcome<'conflict', { edition: number }>> {
  const { actor, idempotencyKey, eventId, partKey, version } = input
  const { competitionId } = await requireEvent(readDb, { regionId: actor.regionId, eventId })
  return runCommand({ actor, name: 'schemes.drop', idempotencyKey, input: { eventId, partKey, version } }, async (tx): Promise<Outcome<'conflict', { edition: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const { open, frozen } = await readStanding(tx, input)
    if (open === null || !(await deleteSchemeDraft(tx, { regionId: actor.regionId, eventId, partKey, edition: open.edition, version }))) return fail('conflict')
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: frozen === null ? 'schemeRemoved' : 'schemeProposalDropped',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { partKey, edition: open.edition, schemeHash: open.schemeHash },
    })
    return done({ edition: open.edition })
  })
}
