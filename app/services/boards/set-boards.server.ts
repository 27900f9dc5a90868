import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { announcePublicChange } from '#app/services/public-pages.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, updateEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import type { BoardSettings } from '#db/schema/competitions.ts'
import { eventHead } from '../entries/event-head.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'

/** The settings of an event's boards, with the parts a panel marks. @throws AppError 404 */
export async function getBoardSettings(actor: RegionActor, eventId: string) {
  const event = await requireEvent(readDb, { regionId: actor.regionId, eventId })
  const columns = markColumns(event.rules)
  return {
    event: eventHead(event),
    version: event.version,
    archived: event.competition.state === 'archived',
    boards: event.boards,
    parts: event.rules.parts.filter((part) => part.panel).map(({ key, name, nameEn }) => ({ key, name, nameEn: nameEn ?? null, maximum: columns.find((column) => column.key === key)?.maximum ?? 0 })),
  }
}

export type BoardSettingsPage = Awaited<ReturnType<typeof getBoardSettings>>

/** Sets what the boards of an event show. They decide nothing, so they may change at any time before the archive. @throws AppError 404 */
export async function setBoards({ actor, idempotencyKey, eventId, version, boards }: { actor: RegionActor; idempotencyKey: string; eventId: string; version: number; boards: BoardSettings }): Promise<Outcome<'changed' | 'closed'>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'boards.set', idempotencyKey, input: { eventId, version, boards } }, async (tx): Promise<Outcome<'changed' | 'closed'>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const { competition } = await requireEvent(tx, scope)
    if (competition.state === 'archived') return fail('closed')
    if (!(await updateEvent(tx, { ...scope, version }, { boards }))) return fail('changed')
    await announcePublicChange(tx, eventId)
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'boardsSet', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId }, data: { eventId, open: boards.open?.shows ?? 'closed', boards } })
    return done()
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}
