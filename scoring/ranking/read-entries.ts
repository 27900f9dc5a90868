// Reads the entries of a contest. A file may hold 100,000 of them, so members are read directly and a path is written only for a problem.
import { isJsonObject, type ObjectReader } from '#scoring/input/object-reader.ts'
import type { Place, Report } from '#scoring/input/report.ts'
import { UniqueIds } from '#scoring/input/unique-ids.ts'
import { SKILL_LEVELS, type SkillLevel } from '#scoring/policies/facts.ts'
import { ENTRY_STATUSES, type Entry, type EntryStatus, type EventRules, type GivenMark, type PartRule } from './contest.ts'
import { readGivenMark } from './read-given-mark.ts'
import { MetricReader } from './read-metrics.ts'

const ENTRY_KEYS = new Set(['id', 'status', 'skillLevel', 'marks', 'metrics'])
const STATUSES: ReadonlySet<unknown> = new Set(ENTRY_STATUSES)
const LEVELS: ReadonlySet<unknown> = new Set(SKILL_LEVELS)
const LONGEST_ID = 200

const NOTHING: Readonly<Record<string, never>> = Object.freeze({})

export interface EntriesRead {
  entries: Entry[]
  /** Metrics that were given though no tie-break names them. */
  unusedMetrics: string[]
}

/** Reads `entries` for an event with these rules; every entry of the list gives one, problems or not. */
export function readEntries(input: ObjectReader, rules: EventRules): EntriesRead {
  const { report } = input
  const list = input.required('entries')
  if (list === undefined) return { entries: [], unusedMetrics: [] }
  if (!Array.isArray(list)) {
    input.problem('entries', 'must be an array')
    return { entries: [], unusedMetrics: [] }
  }
  const ids = new UniqueIds(report, 'entries')
  const parts = new Map(rules.parts.map((part) => [part.key, part]))
  const metrics = new MetricReader(report, rules)
  const top: Place = { parent: null, step: 'entries' }
  const entries: Entry[] = []
  for (let at = 0; at < list.length; at++) {
    const place: Place = { parent: top, step: at }
    const source: unknown = list[at]
    if (!isJsonObject(source)) {
      report.add(place, 'must be an object')
      continue
    }
    for (const key in source) if (!ENTRY_KEYS.has(key)) report.add(place, 'unknown key', key)
    const id = readId(report, place, source.id)
    if (id !== '') ids.take(id, at, place)
    entries.push({
      id,
      status: readStatus(report, place, source.status),
      skillLevel: readLevel(report, place, source.skillLevel),
      marks: readMarks(report, place, source.marks, rules.parts, parts),
      metrics: metrics.take(place, source.metrics),
    })
  }
  metrics.finish()
  return { entries, unusedMetrics: [...metrics.unused].sort() }
}

function readId(report: Report, place: Place, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_ID) return value
  if (value === undefined) report.add(place, 'missing', 'id')
  else if (typeof value !== 'string') report.add(place, 'must be a string', 'id')
  else report.add(place, value === '' ? 'must not be empty' : 'too long', 'id')
  return ''
}

function readStatus(report: Report, place: Place, value: unknown): EntryStatus {
  if (STATUSES.has(value)) return value as EntryStatus
  report.add(place, value === undefined ? 'missing' : `must be one of ${ENTRY_STATUSES.join(', ')}`, 'status')
  return 'competed'
}

function readLevel(report: Report, place: Place, value: unknown): SkillLevel | null {
  if (value === undefined || value === null) return null
  if (LEVELS.has(value)) return value as SkillLevel
  report.add(place, `must be one of ${SKILL_LEVELS.join(', ')}`, 'skillLevel')
  return null
}

function readMarks(
  report: Report,
  place: Place,
  source: unknown,
  parts: readonly PartRule[],
  byKey: ReadonlyMap<string, PartRule>,
): Readonly<Record<string, GivenMark | null>> {
  if (source === undefined || source === null) return NOTHING
  const marksPlace: Place = { parent: place, step: 'marks' }
  if (!isJsonObject(source)) {
    report.add(marksPlace, 'must be an object')
    return NOTHING
  }
  // Without parts nothing can be said about marks; that the parts are missing is reported already.
  if (parts.length > 0) for (const key in source) if (!byKey.has(key)) report.add(marksPlace, 'unknown key', key)
  const marks: Record<string, GivenMark | null> = {}
  for (const part of parts) {
    const value = Object.hasOwn(source, part.key) ? source[part.key] : null
    marks[part.key] = value === undefined || value === null ? null : readGivenMark(report, marksPlace, part, value)
  }
  return marks
}
