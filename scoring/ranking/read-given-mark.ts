import { isJsonObject, openObject } from '#scoring/input/object-reader.ts'
import type { Place, Report } from '#scoring/input/report.ts'
import { describeDecimalFault } from '#scoring/numbers/decimal.ts'
import { parseHundredths, parseSignedHundredths } from '#scoring/numbers/hundredths.ts'
import type { Aspect, GivenMark, PartRule } from './contest.ts'
import { ASPECT_LIMIT, JUDGEMENT_TOP, MARK_LIMIT, PANEL_LENGTH } from './part-marks.ts'

const PANEL_MARK_KEYS = new Set(['panel'])
const ASPECTS_MARK_KEYS = new Set(['aspects'])
const MEASUREMENT_KEYS = new Set(['type', 'max', 'mark'])
const JUDGEMENT_KEYS = new Set(['type', 'max', 'scores'])
const ANY_ASPECT_KEYS = new Set([...MEASUREMENT_KEYS, ...JUDGEMENT_KEYS])

const FULL_MARK = 10_000

/** Reads what was given for `part`, standing at `marks[part.key]`; null when nothing usable stands there. */
export function readGivenMark(report: Report, marks: Place, part: PartRule, value: unknown): GivenMark | null {
  if (typeof value === 'string') return readPlainMark(report, marks, part, value)
  const place: Place = { parent: marks, step: part.key }
  if (!isJsonObject(value)) {
    report.add(place, 'must be a decimal string, a panel or aspects')
    return null
  }
  if (Object.hasOwn(value, 'panel')) {
    openObject(report, place, value, PANEL_MARK_KEYS)
    return readPanel(report, { parent: place, step: 'panel' }, value.panel)
  }
  if (Object.hasOwn(value, 'aspects')) {
    openObject(report, place, value, ASPECTS_MARK_KEYS)
    return readAspects(report, { parent: place, step: 'aspects' }, value.aspects)
  }
  openObject(report, place, value, PANEL_MARK_KEYS)
  report.add(place, 'must have a panel or aspects')
  return null
}

function readPlainMark(report: Report, marks: Place, part: PartRule, text: string): number | null {
  const mark = parseHundredths(text)
  if (typeof mark !== 'number') {
    report.add(marks, describeDecimalFault(mark, 2), part.key)
    return null
  }
  if (mark <= (part.maximum ?? FULL_MARK)) return mark
  report.add(marks, `above the maximum of ${(part.maximum ?? FULL_MARK) / 100}`, part.key)
  return null
}

function readPanel(report: Report, place: Place, value: unknown): GivenMark | null {
  if (!Array.isArray(value)) {
    report.add(place, 'must be an array')
    return null
  }
  if (value.length > PANEL_LENGTH) report.add(place, `more than ${PANEL_LENGTH} numbers`)
  const panel: (number | null)[] = new Array<number | null>(value.length)
  for (let at = 0; at < value.length; at++) panel[at] = readPanelNumber(report, place, at, value[at])
  return { panel }
}

function readPanelNumber(report: Report, place: Place, at: number, value: unknown): number | null {
  if (value === null) return null
  if (typeof value !== 'string') {
    report.add(place, 'must be a decimal string, or null for an absent judge', at)
    return null
  }
  const mark = parseSignedHundredths(value)
  if (typeof mark !== 'number') report.add(place, describeDecimalFault(mark, 2), at)
  else if (mark > MARK_LIMIT || mark < -MARK_LIMIT) report.add(place, 'must lie between -1000000 and 1000000', at)
  else return mark
  return null
}

function readAspects(report: Report, place: Place, value: unknown): GivenMark | null {
  if (!Array.isArray(value)) {
    report.add(place, 'must be an array')
    return null
  }
  if (value.length === 0 || value.length > PANEL_LENGTH) report.add(place, `needs one to ${PANEL_LENGTH} aspects`)
  const aspects = value.map((item: unknown, at) => readAspect(report, { parent: place, step: at }, item))
  return { aspects: aspects.filter((aspect) => aspect !== null) }
}

function readAspect(report: Report, place: Place, value: unknown): Aspect | null {
  const type = isJsonObject(value) ? value.type : undefined
  const keys = type === 'measurement' ? MEASUREMENT_KEYS : type === 'judgement' ? JUDGEMENT_KEYS : ANY_ASPECT_KEYS
  const aspect = openObject(report, place, value, keys)
  if (!aspect) return null
  const kind = aspect.oneOf('type', ['measurement', 'judgement'] as const)
  const max = aspect.decimal('max', 2)
  if (max !== undefined && max > ASPECT_LIMIT) aspect.problem('max', 'must be at most 10000')
  if (kind === 'measurement') {
    const mark = aspect.decimal('mark', 2)
    if (mark !== undefined && max !== undefined && mark > max) aspect.problem('mark', `above the maximum of ${max / 100}`)
    return { type: kind, max: max ?? 0, mark: mark ?? 0 }
  }
  if (kind === undefined) return null
  const scores = aspect.list('scores')
  if (scores && (scores.length === 0 || scores.length > PANEL_LENGTH)) aspect.problem('scores', `needs one to ${PANEL_LENGTH} scores`)
  return { type: kind, max: max ?? 0, scores: scores?.map((score) => readScore(report, score.place, score.value)) ?? [] }
}

function readScore(report: Report, place: Place, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= JUDGEMENT_TOP) return value
  report.add(place, `must be a whole number from 0 to ${JUDGEMENT_TOP}`)
  return 0
}
