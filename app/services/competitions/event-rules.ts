import { z } from 'zod'
import type { EventRules } from '#db/schema/competitions.ts'
import { findCrossProblems, type RuleProblem, type RuleProblemCode } from './rule-problems.ts'

const code = (text: RuleProblemCode) => ({ error: text })

/** Keys are names inside the rules and in the engine's files: a letter, then letters and digits, and none that every object inherits. */
const key = z
  .string(code('required'))
  .regex(/^[a-z][a-zA-Z0-9]{0,31}$/, code('badKey'))
  .refine((text) => !(text in Object.prototype), code('badKey'))
const name = z.string(code('required')).trim().min(1, code('required')).max(40, code('tooLong'))
const nameEn = z.string(code('badChoice')).trim().max(80, code('tooLong')).optional()
const decimals = z.literal([0, 1, 2], code('badChoice'))
const count = (least: number, most: number) => z.number(code('badNumber')).int(code('badNumber')).min(least, code('outOfRange')).max(most, code('outOfRange'))

/** A mark as it is printed: at most four digits and two decimals, no sign. */
const mark = z.string(code('badMark')).regex(/^\d{1,4}(\.\d{1,2})?$/, code('badMark'))

/** Whole percents or two decimals. Times 100 a number of two decimals is whole but for the last bit of a double. */
const weight = z
  .number(code('badNumber'))
  .refine((value) => value > 0 && value <= 100, code('outOfRange'))
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, code('badNumber'))

/** `10%`, `12.5%`: above 0, at most 100. */
const share = z
  .string(code('badShare'))
  .regex(/^\d{1,3}(\.\d{1,2})?%$/, code('badShare'))
  .refine((text) => Number.parseFloat(text) > 0 && Number.parseFloat(text) <= 100, code('badShare'))

const panel = z.strictObject({
  judges: count(1, 15),
  dropHigh: count(0, 7),
  dropLow: count(0, 7),
  decimals,
  minimumJudges: count(1, 15),
})

const part = z.strictObject({
  key,
  name,
  nameEn,
  weight,
  passMark: mark.optional(),
  maximum: mark.refine((text) => Number(text) > 0, code('notPositive')).optional(),
  panel: panel.optional(),
})

const metric = z.strictObject({ key, name, nameEn, unit: z.string(code('required')).trim().min(1, code('required')).max(16, code('tooLong')) })

const award = z.strictObject({
  // The engine's word for an award that a tie leaves open.
  key: key.refine((text) => text !== 'undecided', code('badKey')),
  name,
  nameEn,
  share: share.optional(),
  count: count(1, 1000).optional(),
  cumulative: z.boolean(code('badChoice')).optional(),
  rounding: z.enum(['floor', 'ceil', 'halfUp'], code('badChoice')).optional(),
})

/** The rules of one event, field by field; what only shows between fields is in `findCrossProblems`. */
export const eventRulesSchema = z.strictObject({
  format: z.enum(['individual', 'team'], code('badChoice')),
  parts: z.array(part, code('noParts')).min(1, code('noParts')).max(12, code('tooMany')),
  metrics: z.array(metric, code('badChoice')).max(6, code('tooMany')),
  tieBreaks: z.array(z.strictObject({ key, direction: z.enum(['asc', 'desc'], code('badChoice')) }), code('badChoice')).max(18, code('tooMany')),
  awards: z.array(award, code('badChoice')).max(12, code('tooMany')),
  readings: z.strictObject({
    secondTierCap: z.enum(['tier', 'cumulative'], code('badChoice')),
    cutFromFirstTier: z.enum(['others', 'slide'], code('badChoice')),
    requirePassForRank: z.boolean(code('badChoice')),
  }),
  decimals,
}) satisfies z.ZodType<EventRules>

export type EventRulesOutcome = { ok: true; rules: EventRules } | { ok: false; problems: RuleProblem[] }

/** Reads the rules of an event from any value. Gives every problem at once, each with its field, or rules that can be ranked by. */
export function readEventRules(value: unknown): EventRulesOutcome {
  const parsed = eventRulesSchema.safeParse(value)
  const problems = parsed.success ? findCrossProblems(parsed.data) : parsed.error.issues.map(toProblem)
  return parsed.success && problems.length === 0 ? { ok: true, rules: parsed.data } : { ok: false, problems }
}

/** How many problems stored rules have; 0 means that they can be ranked by. */
export function countRuleProblems(value: unknown): number {
  const outcome = readEventRules(value)
  return outcome.ok ? 0 : outcome.problems.length
}

function toProblem(issue: z.core.$ZodIssue): RuleProblem {
  const isUnknownKey = issue.code === 'unrecognized_keys'
  return { path: formatPath(issue.path), code: isUnknownKey ? 'unknownField' : (issue.message as RuleProblemCode) }
}

/** The path as form fields are named: `parts[0].panel.judges`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`), '')
}

/** `event` and `readings` as the rule engine's JSON interface takes them. */
export interface RankEvent {
  event: {
    format: EventRules['format']
    parts: Array<{
      key: string
      weight: number
      passMark?: string
      maximum?: string
      panel?: { dropHigh: number; dropLow: number; decimals: number; minimumJudges: number }
    }>
    tieBreaks: EventRules['tieBreaks']
    awards: Array<{ key: string; share?: string; count?: number; rounding?: 'floor' | 'ceil' | 'halfUp'; cumulative?: boolean }>
  }
  readings: EventRules['readings']
}

/** The engine's view of the rules: names, units, the number of judges and the decimals of typed marks are ours and stay behind. */
export function toRankEvent(rules: EventRules): RankEvent {
  return {
    event: {
      format: rules.format,
      parts: rules.parts.map(({ key, weight, passMark, maximum, panel }) => ({
        key,
        weight,
        ...(passMark === undefined ? {} : { passMark }),
        ...(maximum === undefined ? {} : { maximum }),
        ...(panel ? { panel: { dropHigh: panel.dropHigh, dropLow: panel.dropLow, decimals: panel.decimals, minimumJudges: panel.minimumJudges } } : {}),
      })),
      tieBreaks: rules.tieBreaks.map(({ key, direction }) => ({ key, direction })),
      awards: rules.awards.map((award) => ({
        key: award.key,
        ...(award.share === undefined ? { count: award.count ?? 0 } : { share: award.share, rounding: award.rounding ?? 'floor' }),
        ...(award.cumulative ? { cumulative: true } : {}),
      })),
    },
    readings: { ...rules.readings },
  }
}
