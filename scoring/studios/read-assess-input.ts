import { type ObjectReader, openObject } from '#scoring/input/object-reader.ts'
import { type ReadOutcome, Report, outcomeOf } from '#scoring/input/report.ts'
import { UniqueIds } from '#scoring/input/unique-ids.ts'
import { type PolicyRegister, policyById, shippedRegister } from '#scoring/policies/register.ts'
import { readPercent } from '#scoring/input/percent.ts'
import { ASSESSED, type AssessInput, type AssessedStudio } from './assessment.ts'

const INPUT_KEYS = new Set(['policy', 'asOf', 'thresholds', 'excellentShare', 'studios'])
const THRESHOLD_KEYS = new Set(['excellent', 'qualified'])
const STUDIO_KEYS = new Set(['id', 'status', 'score', 'vetoed'])

const TOP_SCORE = 10_000

/** Reads the JSON of `assess` (CONTRACTS). A policy needs `asOf`; an assessed studio that is not vetoed needs a score, because a missing
 * one is not 0. */
export function readAssessInput(json: unknown, register: PolicyRegister = shippedRegister()): ReadOutcome<AssessInput> {
  const report = new Report()
  const input = openObject(report, null, json, INPUT_KEYS)
  if (!input) return { ok: false, problems: report.problems }
  const policy = input.optionalText('policy') ?? null
  if (policy !== null && !policyById(policy, register)) input.problem('policy', 'no such policy')
  const asOf = (policy === null ? input.optionalDay('asOf') : input.day('asOf')) ?? null
  const thresholds = readThresholds(input)
  const excellentShare = input.has('excellentShare') ? (readPercent(input, 'excellentShare') ?? null) : null
  const ids = new UniqueIds(report, 'studios')
  const studios = (input.list('studios') ?? []).flatMap(({ value, place }, index) => {
    const studio = openObject(report, place, value, STUDIO_KEYS)
    if (!studio) return []
    const id = studio.text('id')
    if (id !== undefined) ids.take(id, index, place)
    return [readStudio(studio, id ?? '')]
  })
  return outcomeOf(report, { policy, asOf, thresholds, excellentShare, studios })
}

function readThresholds(input: ObjectReader): AssessInput['thresholds'] {
  const thresholds = input.object('thresholds', THRESHOLD_KEYS)
  const excellent = thresholds && readScore(thresholds, 'excellent')
  const qualified = thresholds && readScore(thresholds, 'qualified')
  if (excellent !== undefined && qualified !== undefined && qualified > excellent) thresholds?.problem('qualified', 'must not be above excellent')
  return { excellent: excellent ?? 0, qualified: qualified ?? 0 }
}

function readStudio(studio: ObjectReader, id: string): AssessedStudio {
  const status = studio.text('status') ?? ''
  const vetoed = studio.optionalBoolean('vetoed') ?? false
  const needsScore = status === ASSESSED && !vetoed
  const score = needsScore || studio.has('score') ? readScore(studio, 'score') : undefined
  return { id, status, score: score ?? null, vetoed }
}

function readScore(reader: ObjectReader, key: string): number | undefined {
  const score = reader.decimal(key, 2)
  return score !== undefined && score > TOP_SCORE ? reader.problem(key, 'above the maximum of 100') : score
}
