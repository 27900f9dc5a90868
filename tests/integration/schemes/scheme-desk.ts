import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import { saveItemMarks } from '#app/services/schemes/save-item-marks.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { insertScheme } from '#db/queries/schemes.ts'
import { shaft } from '#tests/support/sample-scheme.ts'
import { insertScoringEvent, weldingRules } from '#tests/support/scoring-event.ts'

type Desk = Pick<Awaited<ReturnType<typeof insertScoringEvent>>, 'clerk' | 'region'>

export const clerkOf = ({ clerk, region }: Desk): RegionActor => ({
  userId: clerk.id, personId: null, regionId: region.id, displayName: clerk.displayName, roles: ['scoreClerk'],
  assignments: [{ role: 'scoreClerk', regionId: region.id, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null }], locale: 'zh-CN',
})

/** An event that is being marked by the shaft's scheme: one part of 10 marks, three judges of whom nobody is dropped. */
export async function schemeDesk(owner: Sql, { maximum = '10.00', entrants = 2, source = 'clerk' as 'clerk' | 'judge' } = {}) {
  const rules = {
    ...weldingRules,
    parts: [{ key: 'practical', name: '实操', weight: 100, maximum, panel: { judges: 3, dropHigh: 0, dropLow: 0, decimals: 2, minimumJudges: 1 } }],
    metrics: [],
    tieBreaks: [],
  }
  const made = await insertScoringEvent(owner, { entrants, rules })
  await inTransaction((tx) => insertScheme(tx, { regionId: made.region.id, eventId: made.event.id, partKey: 'practical', edition: 1, scheme: shaft, schemeHash: '', reason: null }))
  return {
    ...made,
    /** Gives values for a judge's place; those of group items may be given from place 0 of the helper, which is judge 1. */
    give: (slot: number, texts: Record<string, string>, baseVersion = 0, entryId = made.entries[0]!, regionId = made.region.id) =>
      saveItemMarks(
        {
          actor: { ...clerkOf(made), regionId }, eventId: made.event.id, idempotencyKey: randomUUID(), slot: slot || 1,
          cells: Object.entries(texts).map(([itemKey, text]) => ({ entryId, partKey: 'practical', itemKey, text, baseVersion })),
        },
        { source },
      ),
    /** The panel's numbers of the first entry as the grid has them. */
    panel: () => owner`select slot, value from marks where entry_id = ${made.entries[0]!} and kind = 'panel' order by slot`,
  }
}
