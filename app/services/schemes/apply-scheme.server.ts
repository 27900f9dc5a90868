import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listItemMarks, lockEntries, writeItemMarks, type ItemMarkWrite } from '#db/queries/item-marks.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { freezeScheme, type SchemeRow } from '#db/queries/schemes.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { checkScheme } from '#scoring/schemes/check-scheme.ts'
import { markOfValue } from '#scoring/schemes/item-mark.ts'
import { isValueOf } from '#scoring/schemes/item-value.ts'
import { itemsOf } from '#scoring/schemes/scheme.ts'
import { rulesAreEditable } from '../competitions/states.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { whyClosed } from '../marks/save-grid.server.ts'
import { computeRanking } from '../results/compute-ranking.server.ts'
import { linesOf, type ResultLine } from '../results/edition-content.ts'
import { addUp, writePartMarks } from './part-marks.server.ts'
import { readStanding, type SchemeAct } from './save-scheme.server.ts'
import { schemesOf } from './scheme-of.server.ts'

/** Old and new results of a proposed edition beside each other. Nothing of it has been done. */
export interface SchemeComparison {
  rules: Pick<EventRules, 'parts' | 'metrics' | 'awards'>
  before: ResultLine[]
  after: ResultLine[]
  /** People whose line differs, and judges' sums that would be open again because an item is missing. */
  changed: number
  reopened: number
  /** What a person agrees to: another result or another proposal has another one. */
  seen: string
}

export type ApplySchemeRefusal = 'noProposal' | 'incomplete' | 'conflict' | 'changed' | 'notScoring' | 'marksLocked'

type EventActs = Pick<SchemeAct, 'actor' | 'eventId' | 'partKey'>

/** Carries a comparison out of a transaction that is rolled back. */
class Rehearsed extends Error {
  readonly comparison: SchemeComparison
  constructor(comparison: SchemeComparison) {
    super('rehearsed')
    this.comparison = comparison
  }
}

/**
 * What a part's proposed edition would make of the results, by doing it in a transaction that is rolled back: what is shown is what comes.
 * Null while there is no proposal, or one that cannot be marked by yet.
 *
 * @throws AppError 404 for another region's event and an unknown part
 */
export async function rehearseScheme(act: EventActs): Promise<SchemeComparison | null> {
  const { competitionId } = await requireEvent(readDb, { regionId: act.actor.regionId, eventId: act.eventId })
  try {
    return await inTransaction(async (tx): Promise<null> => {
      await lockCompetition(tx, competitionId, 'shared')
      const standing = await readStanding(tx, act)
      if (standing.frozen === null || standing.open === null || checkScheme(standing.open.scheme, standing.fullMark).length > 0) return null
      throw new Rehearsed(await putInForce(tx, act, standing.open))
    })
  } catch (thrown) {
    if (thrown instanceof Rehearsed) return thrown.comparison
    throw thrown
  }
}

/**
 * Puts the proposed edition in force: every value is computed anew, every judge's sum follows into the marks. `seen` is the comparison the
 * officer looked at; `changed` when it would come out otherwise now.
 *
 * @returns `marksLocked` once a result is confirmed and no correction is open
 * @throws AppError 404
 */
export async function applyScheme(input: SchemeAct & { seen: string }): Promise<Outcome<ApplySchemeRefusal, { edition: number; changed: number }>> {
  const { actor, idempotencyKey, eventId, partKey, version, seen } = input
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'schemes.apply', idempotencyKey, input: { eventId, partKey, version, seen } }, async (tx): Promise<Outcome<ApplySchemeRefusal, { edition: number; changed: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const { frozen, open, fullMark } = await readStanding(tx, input)
    if (frozen === null || open === null) return fail('noProposal')
    if (open.version !== version) return fail('conflict')
    if (checkScheme(open.scheme, fullMark).length > 0) return fail('incomplete')
    const state = await readMarkingState(tx, { ...scope, entryIds: [] })
    // Before the start nothing is marked: a competition that went back may have other rules than its frozen scheme was made for.
    const closed = rulesAreEditable(state.competitionState) ? null : whyClosed(state)
    if (closed) return fail(closed)
    const comparison = await putInForce(tx, input, open)
    if (comparison.seen !== seen) return fail('changed')
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'schemeApplied',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { partKey, edition: open.edition, schemeHash: open.schemeHash, reason: open.reason, totals: comparison.changed, reopened: comparison.reopened, seen },
    })
    return done({ edition: open.edition, changed: comparison.changed })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

/** Freezes the proposal, computes every value and sum by it, and compares the ranking before and after. The caller holds the competition's lock. */
export async function putInForce(tx: Tx, { actor, eventId, partKey }: EventActs, open: SchemeRow): Promise<SchemeComparison> {
  const scope = { regionId: actor.regionId, eventId }
  const before = await computeRanking(tx, scope)
  const old = (await schemesOf(tx, scope, before.rules)).get(partKey)
  await freezeScheme(tx, { ...scope, partKey, edition: open.edition }, actor.userId)
  const schemes = new Map([...(await schemesOf(tx, scope, before.rules))].filter(([key]) => key === partKey))
  const values = (await listItemMarks(tx, scope)).filter((value) => value.partKey === partKey)
  const entryIds = [...new Set(values.map(({ entryId }) => entryId))]
  await lockEntries(tx, scope, entryIds)
  const items = new Map(itemsOf(open.scheme).map((item) => [item.key, item]))
  const writes = values.flatMap(({ entryId, slot, itemKey, version, value, mark }): ItemMarkWrite[] => {
    const item = items.get(itemKey)
    // An item that is gone keeps its last mark; one that asks for something else waits for a value.
    if (!item) return []
    const now = value === null || !isValueOf(item, value) ? null : markOfValue(item, value).mark
    return now === mark ? [] : [{ entryId, partKey, slot, itemKey, baseVersion: version, value, mark: now, schemeEdition: open.edition }]
  })
  const why = { enteredBy: actor.userId, reason: open.reason ?? '' }
  await writeItemMarks(tx, { ...scope, ...why, source: 'edition' }, writes)
  const sums = await writePartMarks(tx, { ...scope, ...why, source: before.event.correctionOpenedAt === null ? 'grid' : 'correction' }, schemes, { entryIds })
  const given = old ? addUp(new Map([[partKey, old]]), values, { entryIds }) : []
  const hadMark = new Set(given.flatMap(({ entryId, marks }) => marks.judges.flatMap(({ slot, mark }) => (mark === null ? [] : `${entryId} ${slot}`))))
  const reopened = sums.flatMap(({ entryId, marks }) => marks.judges.filter(({ slot, mark }) => mark === null && hadMark.has(`${entryId} ${slot}`))).length
  const after = await computeRanking(tx, scope)
  const [linesBefore, linesAfter] = [rankingLines(before), rankingLines(after)]
  const known = new Map(linesBefore.map((line) => [line.entryId, JSON.stringify(line)]))
  const changed = linesAfter.filter((line) => known.get(line.entryId) !== JSON.stringify(line)).length
  const { parts, metrics, awards } = after.rules
  return { rules: { parts, metrics, awards }, before: linesBefore, after: linesAfter, changed, reopened, seen: `${open.schemeHash.slice(0, 32)}${(after.result?.outputHash ?? after.inputHash).slice(0, 32)}` }
}

/** Everybody as ranked, by name or, while codes are sealed, by number alone. */
function rankingLines({ field, file, result }: Awaited<ReturnType<typeof computeRanking>>): ResultLine[] {
  if (result === null) return []
  const people = Object.fromEntries(field.map(({ id, name, number, organisation }) => [id, { name, number, organisation }]))
  return linesOf({ input: file, output: result.output, people })
}
