import { type ObjectReader, type ListItem, openObject } from '#scoring/input/object-reader.ts'
import { readPercent } from '#scoring/input/percent.ts'
import { UniqueIds } from '#scoring/input/unique-ids.ts'
import { parseDecimal } from '#scoring/numbers/decimal.ts'
import { ROUNDINGS } from '#scoring/numbers/rounding.ts'
import type { AwardTier, EventRules, PanelRule, PartRule, TieBreak } from './contest.ts'
import { MARK_LIMIT } from './part-marks.ts'

const EVENT_KEYS = new Set(['format', 'parts', 'tieBreaks', 'awards'])
const PART_KEYS = new Set(['key', 'weight', 'passMark', 'maximum', 'panel'])
const PANEL_KEYS = new Set(['dropHigh', 'dropLow', 'decimals', 'minimumJudges'])
const TIE_BREAK_KEYS = new Set(['key', 'direction'])
const AWARD_KEYS = new Set(['key', 'share', 'count', 'rounding', 'cumulative'])

/** A pass mark is 60.00 of 100 where the part says nothing else (DOMAIN A7.4 E27). */
const DEFAULT_PASS_MARK = 6_000
const FULL_MARK = 10_000
const WEIGHT_DECIMALS = 4
const LARGEST_WEIGHT = 1_000_000

/** No drop, two decimals, one judge: what a panel without a rule of its own is computed by. */
export const PLAIN_PANEL: PanelRule = { dropHigh: 0, dropLow: 0, decimals: 2, minimumJudges: 1 }

/** Reads the rules of an event; undefined when there is no object to read. */
export function readEvent(input: ObjectReader): EventRules | undefined {
  const event = input.object('event', EVENT_KEYS)
  if (!event) return undefined
  const format = event.oneOf('format', ['individual', 'team'] as const)
  const parts = readItems(event, event.list('parts'), 'parts', PART_KEYS, readPart)
  if (parts && parts.length === 0) event.problem('parts', 'needs at least one part')
  else if (parts && parts.every(({ weight }) => weight === 0)) event.problem('parts', 'the weights must not all be 0')
  const tieBreaks = readItems(event, event.optionalList('tieBreaks'), 'tieBreaks', TIE_BREAK_KEYS, readTieBreak)
  const awards = readItems(event, event.optionalList('awards'), 'awards', AWARD_KEYS, readAward)
  return { format: format ?? 'individual', parts: parts ?? [], tieBreaks: tieBreaks ?? [], awards: awards ?? [] }
}

function readItems<T>(
  event: ObjectReader,
  items: ListItem[] | undefined,
  list: string,
  keys: ReadonlySet<string>,
  read: (item: ObjectReader, key: string) => T,
): T[] | undefined {
  const unique = new UniqueIds(event.report, `event.${list}`)
  return items?.flatMap(({ value, place }, index) => {
    const item = openObject(event.report, place, value, keys)
    if (!item) return []
    const key = readKey(item)
    if (key !== undefined) unique.take(key, index, place, 'key')
    return [read(item, key ?? '')]
  })
}

/** Keys name members of other objects, so names that every object inherits are refused. */
function readKey(item: ObjectReader): string | undefined {
  const key = item.text('key')
  return key !== undefined && key in Object.prototype ? item.problem('key', 'this name is reserved') : key
}

function readPart(part: ObjectReader, key: string): PartRule {
  const passMark = readMark(part, 'passMark')
  if (passMark !== undefined && passMark > FULL_MARK) part.problem('passMark', 'must be at most 100')
  const maximum = readMark(part, 'maximum')
  if (maximum === 0) part.problem('maximum', 'must be more than 0')
  return {
    key,
    weight: readWeight(part) ?? 1,
    passMark: passMark ?? DEFAULT_PASS_MARK,
    maximum: maximum === undefined || maximum === FULL_MARK ? null : maximum,
    panel: readPanelRule(part),
  }
}

function readMark(part: ObjectReader, key: string): number | undefined {
  const mark = part.optionalDecimal(key, 2)
  return mark !== undefined && mark > MARK_LIMIT ? part.problem(key, 'must be at most 1000000') : mark
}

function readWeight(part: ObjectReader): number | undefined {
  const value = part.required('weight')
  if (value === undefined) return undefined
  if (typeof value !== 'number') return part.problem('weight', 'must be a number')
  if (value < 0) return part.problem('weight', 'must not be negative')
  if (value > LARGEST_WEIGHT) return part.problem('weight', `must be at most ${LARGEST_WEIGHT}`)
  // The shortest text that names the number is what was written: 0.3 is three tenths.
  const weight = parseDecimal(String(value), WEIGHT_DECIMALS, false)
  return typeof weight === 'number' ? weight : part.problem('weight', 'more than four decimals')
}

function readPanelRule(part: ObjectReader): PanelRule {
  const panel = part.optionalObject('panel', PANEL_KEYS)
  if (!panel) return PLAIN_PANEL
  return {
    dropHigh: panel.optionalInteger('dropHigh', 0, 100) ?? PLAIN_PANEL.dropHigh,
    dropLow: panel.optionalInteger('dropLow', 0, 100) ?? PLAIN_PANEL.dropLow,
    decimals: panel.optionalInteger('decimals', 0, 4) ?? PLAIN_PANEL.decimals,
    minimumJudges: panel.optionalInteger('minimumJudges', 0, 1_000) ?? PLAIN_PANEL.minimumJudges,
  }
}

function readTieBreak(item: ObjectReader, key: string): TieBreak {
  return { key, direction: item.oneOf('direction', ['asc', 'desc'] as const) ?? 'desc' }
}

function readAward(award: ObjectReader, key: string): AwardTier {
  if (key === 'undecided') award.problem('key', 'this name is reserved')
  const cumulative = award.optionalBoolean('cumulative') ?? false
  const rounding = award.optionalOneOf('rounding', ROUNDINGS)
  if (award.has('share') === award.has('count')) award.problem('share', 'give either share or count')
  if (award.has('count')) {
    if (rounding !== undefined) award.problem('rounding', 'goes with share only')
    return { key, places: { count: award.integer('count', 0, 1_000_000) ?? 0 }, cumulative }
  }
  const share = award.has('share') ? readPercent(award, 'share') : 0
  return { key, places: { share: share ?? 0, rounding: rounding ?? 'floor' }, cumulative }
}
