import { required } from '#app/lib/errors.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listField } from '#db/queries/field.ts'
import { getOpenBoard, listDeclarations, listMarkVersions } from '#db/queries/public-boards.ts'
import { latestRuleEdition } from '#db/queries/rule-editions.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { buildRankFile } from '../results/build-rank-input.ts'
import { toSettlements } from '../results/open-ties.ts'
import { computeResult } from '../results/compute-ranking.server.ts'
import { applyFreeze, cellsAsOf, completionOrder } from './board-freeze.ts'

/** One line of the public board. What the organiser has not opened is not in it. */
export interface PublicBoardLine {
  number: string
  name: string | null
  total: string | null
  rank: number | null
  state: 'done' | 'pending' | 'hidden'
}

export interface PublicBoard {
  event: { id: string; name: string; nameEn: string | null; division: string }
  competition: { name: string; nameEn: string | null; finalOn: string }
  region: { name: string; nameEn: string | null }
  /** Before marks may come in, while they do, afterwards. */
  stage: 'notYet' | 'live' | 'over'
  published: boolean
  shows: 'progress' | 'totals' | 'standings'
  at: string
  done: number
  size: number
  /** Since when nothing more is shown, and how many numbers that leaves out; null while the board moves. */
  frozen: { since: string | null; hidden: number } | null
  names: boolean
  lines: PublicBoardLine[]
}

/**
 * What everybody may see of an event while it is marked: nothing unless the organiser has opened it, codes instead of people while a layer is
 * sealed, no totals before every wanted layer is drawn, and after the freeze only what stood by then.
 *
 * @throws AppError 404 while the board is closed
 */
export async function getPublicBoard(eventId: string, db: DbOrTx = readDb): Promise<PublicBoard> {
  const found = required(await getOpenBoard(db, eventId))
  const { event, competition, region, sealed, layersDrawn, published, now } = found
  const open = required(event.boards.open)
  const scope = { regionId: event.regionId, eventId }
  const stage = competition.state === 'scoring' && event.marksLockedAt === null ? 'live' : ['draft', 'open', 'registrationClosed', 'checkedIn'].includes(competition.state) ? 'notYet' : 'over'
  const head = {
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    competition: { name: competition.name, nameEn: competition.nameEn, finalOn: competition.finalOn },
    region, stage, published, shows: open.shows, at: now.toISOString(),
  } as const
  if (stage !== 'live') return { ...head, done: 0, size: 0, frozen: null, names: false, lines: [] }

  const [field, versions, declarations, edition] = await Promise.all([listField(db, scope), listMarkVersions(db, scope), listDeclarations(db, scope), latestRuleEdition(db, scope)])
  const rules = event.rulesFrozenAt !== null && edition !== null ? edition.rules : event.rules
  const taking = field.filter(({ status }) => status === 'competed' || status === 'didNotFinish')
  const order = completionOrder(taking, markColumns(rules).filter((column) => column.kind !== 'metric'), versions, declarations)
  const progress = { ...head, done: order.length, size: taking.length }
  // A number that is shown with a total before its code is drawn would tell whose code has that total afterwards.
  const opened = layersDrawn >= competition.blindLayers
  if (open.shows === 'progress' || !opened) return { ...progress, frozen: null, names: false, lines: [] }

  const frozen = applyFreeze(open.freeze, { order, size: taking.length, now })
  const shown = frozen?.shown ?? new Set(order.map(({ entryId }) => entryId))
  const cells = frozen !== null && frozen.moment === null ? [] : cellsAsOf(versions, declarations, frozen?.moment ?? null)
  const standings = standingsOf({ competition, rules, entries: taking.filter(({ id }) => shown.has(id)), cells })
  const names = open.names && !sealed
  const lines = taking.map((entry): PublicBoardLine => {
    const standing = standings.get(entry.id)
    const done = standing !== undefined && standing.total !== null
    return {
      number: entry.number,
      name: names ? entry.name : null,
      total: done ? standing.total : null,
      rank: done && open.shows === 'standings' ? standing.rank : null,
      state: done ? 'done' : frozen === null ? 'pending' : 'hidden',
    }
  })
  // The order of the field is that of its numbers; with standings the best stand first.
  if (open.shows === 'standings') lines.sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
  return { ...progress, frozen: frozen === null ? null : { since: frozen.moment?.toISOString() ?? null, hidden: lines.filter((line) => line.state === 'hidden').length }, names, lines }
}

function standingsOf({ competition, rules, entries, cells }: Pick<Parameters<typeof buildRankFile>[0], 'competition' | 'cells'> & { rules: EventRules; entries: Parameters<typeof buildRankFile>[0]['entries'] }) {
  const computed = computeResult(buildRankFile({ competition, rules, entries, cells }), toSettlements([]))
  return new Map(computed.ok ? computed.result.output.standings.map((standing) => [standing.id, standing]) : [])
}
