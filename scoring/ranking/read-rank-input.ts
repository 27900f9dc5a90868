import { type ObjectReader, openObject } from '#scoring/input/object-reader.ts'
import { type ReadOutcome, Report, outcomeOf } from '#scoring/input/report.ts'
import { TIERS } from '#scoring/policies/facts.ts'
import { type PolicyRegister, policyById, shippedRegister } from '#scoring/policies/register.ts'
import { type Competition, LITERAL_READINGS, type RankInput, type Readings } from './contest.ts'
import { readEntries } from './read-entries.ts'
import { readEvent } from './read-event.ts'

const INPUT_KEYS = new Set(['policy', 'asOf', 'competition', 'event', 'readings', 'entries'])
const COMPETITION_KEYS = new Set(['tier', 'class'])
const READING_KEYS = new Set(['secondTierCap', 'cutFromFirstTier', 'requirePassForRank'])

/**
 * Reads the JSON of `rank` (CONTRACTS). `policy` must be in the register and then needs `asOf` and `competition`; all problems come
 * together, each with its path. Readings that are not given are the defaults of the policy.
 */
export function readRankInput(json: unknown, register: PolicyRegister = shippedRegister()): ReadOutcome<RankInput> {
  const report = new Report()
  const input = openObject(report, null, json, INPUT_KEYS)
  if (!input) return outcomeOf(report, null as never)
  const policy = input.optionalText('policy') ?? null
  if (policy !== null && !policyById(policy, register)) input.problem('policy', 'no such policy')
  const asOf = (policy === null ? input.optionalDay('asOf') : input.day('asOf')) ?? null
  const competition = readCompetition(input, policy !== null)
  const event = readEvent(input)
  const readings = readReadings(input, policy === null ? LITERAL_READINGS : defaultReadings(policy, register))
  const rules = event ?? { format: 'individual' as const, parts: [], tieBreaks: [], awards: [] }
  const { entries, unusedMetrics } = readEntries(input, rules)
  return outcomeOf(report, { policy, asOf, competition, event: rules, readings, entries, unusedMetrics })
}

function readCompetition(input: ObjectReader, needed: boolean): Competition | null {
  const competition = needed ? input.object('competition', COMPETITION_KEYS) : input.optionalObject('competition', COMPETITION_KEYS)
  if (!competition) return null
  const tier = competition.oneOf('tier', TIERS) ?? 'county'
  const number = competition.optionalInteger('class', 1, 2)
  return { tier, class: number === 1 || number === 2 ? number : null }
}

function readReadings(input: ObjectReader, defaults: Readings): Readings {
  const readings = input.optionalObject('readings', READING_KEYS)
  if (!readings) return defaults
  return {
    secondTierCap: readings.optionalOneOf('secondTierCap', ['tier', 'cumulative'] as const) ?? defaults.secondTierCap,
    cutFromFirstTier: readings.optionalOneOf('cutFromFirstTier', ['others', 'slide'] as const) ?? defaults.cutFromFirstTier,
    requirePassForRank: readings.optionalBoolean('requirePassForRank') ?? defaults.requirePassForRank,
  }
}

function defaultReadings(policy: string, register: PolicyRegister): Readings {
  const readings = policyById(policy, register)?.promotion?.readings
  if (!readings) return LITERAL_READINGS
  return {
    secondTierCap: readings.secondTierCap.default,
    cutFromFirstTier: readings.cutFromFirstTier.default,
    requirePassForRank: readings.requirePassForRank.default,
  }
}
