import type { Fact, Payee } from '#scoring/policies/facts.ts'
import { readField } from '#scoring/policies/facts.ts'
import { policyStatusOn, type StatusOnDay } from '#scoring/policies/register.ts'
import type { AmountSetting, EntitleInput, EntitlementLine, Entitlements, EntitlementWarning } from './line.ts'
import { indexGrants, type Match, matchGrants } from './match-grants.ts'
import { priceBenefit } from './price.ts'
import { Remarks } from './remarks.ts'
import { indexSettings, type Settings } from './settings.ts'
import { HighestMonthly } from './stacking/highest-monthly.ts'
import { HighestOnly } from './stacking/highest.ts'
import { PaymentSequence } from './stacking/sequence.ts'

/**
 * 政策找人: the money lines that a policy gives for what happened. Pure and linear in the facts. Facts are worked through by their
 * day, equal days in the order they are given; that order decides caps, first applications and pairs. Money is fen.
 */
export function computeEntitlements(input: EntitleInput, settings: readonly AmountSetting[] = []): Entitlements {
  const { policy, facts } = input
  const index = indexGrants(policy)
  const tables = indexSettings(settings)
  const sequence = new PaymentSequence()
  const highest = new HighestOnly()
  const streams = new HighestMonthly()
  const remarks = new Remarks()
  const linesOfFact = new Array<EntitlementLine[]>(facts.length)
  const warnings: EntitlementWarning[] = []
  const seenStatuses = new Set<StatusOnDay>()

  for (const at of orderByDay(facts)) {
    const fact = facts[at]!
    const matches = matchGrants(index, fact)
    const status = policyStatusOn(policy, fact.on)
    if (matches.length > 0) seenStatuses.add(status)
    linesOfFact[at] = matches.map((match) => {
      const { line, conditionsMet } = draftLine(fact, match, status, tables)
      // A line whose amount alone is open takes the place of a first application too, though no sum.
      if (!conditionsMet || !sequence.pass(line) || line.status === 'needsInput') return line
      highest.add(line)
      streams.add(line)
      const warning = remarks.note(line)
      if (warning) warnings.push(warning)
      return line
    })
  }
  highest.settle()
  streams.settle()

  const lines = linesOfFact.flat()
  if (policy.status === 'draft') for (const line of lines) markDraft(line)
  facts.forEach((fact, at) => {
    if (linesOfFact[at]?.length === 0) warnings.push(noRule(fact))
  })
  return { policy, lines, warnings: [...policyWarnings(input, seenStatuses), ...warnings] }
}

const POSITIONS = 2 ** 27

/** Positions of the facts by day, equal days in the order given. Day and position share one number, so that plain numbers are sorted. */
function orderByDay(facts: readonly Fact[]): number[] {
  const keys = new Float64Array(facts.length)
  facts.forEach(({ on }, at) => {
    keys[at] = (Number(on.slice(0, 4)) * 10_000 + Number(on.slice(5, 7)) * 100 + Number(on.slice(8, 10))) * POSITIONS + at
  })
  return Array.from(keys.sort(), (key) => key % POSITIONS)
}

/** The line as far as the fact alone decides it, and whether every condition of the clause is met. */
function draftLine(fact: Fact, match: Match, status: StatusOnDay, settings: Settings): DraftLine {
  const { rule, grant, part, cites, benefit, open } = match
  const price = priceBenefit(rule, benefit, fact, settings)
  const payee = payeeOf(fact, match)
  const line: EntitlementLine = {
    fact,
    rule,
    grant,
    part,
    payee,
    amount: price.amount,
    status: price.status,
    reasons: price.reason === null ? [] : [price.reason],
    cites,
  }
  const missing = payee.id === null ? [...open, 'payeeMissing'] : open
  for (const requirement of grant.requires ?? []) {
    const value = readField(fact, requirement.field)
    if (value === undefined) missing.push(requirement.missing)
    else if (value !== requirement.is) {
      line.status = 'notDue'
      line.reasons.unshift(requirement.otherwise)
    }
  }
  if (missing.length > 0) {
    line.reasons.push(...missing)
    if (line.status !== 'notDue') line.status = 'needsInput'
  }
  if (status === 'notYetInForce' || status === 'expired' || status === 'repealed') {
    line.status = 'notDue'
    line.reasons.unshift('policyNotInForce')
  } else if (status === 'startUncertain') line.reasons.push('startDayUnconfirmed')
  if (grant.notes) line.reasons.push(...grant.notes)
  return { line, conditionsMet: missing.length === 0 && line.status !== 'notDue' }
}

interface DraftLine {
  line: EntitlementLine
  conditionsMet: boolean
}

function payeeOf(fact: Fact, { grant }: Match): Payee {
  const value = readField(fact, grant.payee)
  if (typeof value === 'object' && value !== null && 'kind' in value) return value
  return { kind: grant.payee, id: typeof value === 'string' ? value : null }
}

// A draft pays nothing by itself; what a line would have been stays readable behind the first reason.
function markDraft(line: EntitlementLine): void {
  line.status = 'needsInput'
  line.reasons.unshift('policyIsDraft')
}

function noRule(fact: Fact): EntitlementWarning {
  const sorted = SORTING_FIELDS.map((field) => readField(fact, field)).filter((value) => typeof value === 'string')
  return { code: 'noRuleForFact', fact: fact.id, kind: fact.kind, of: sorted.length > 0 ? sorted.join(', ') : null }
}

/** The fields by which rules tell facts of one kind apart. */
const SORTING_FIELDS = ['tier', 'grade', 'honour', 'by', 'role', 'medal', 'title', 'level'] as const

function policyWarnings({ policy }: EntitleInput, seen: ReadonlySet<StatusOnDay>): EntitlementWarning[] {
  const warnings: EntitlementWarning[] = []
  if (seen.has('expired') || seen.has('repealed')) warnings.push({ code: 'policyEnded', fact: null, lastDay: policy.effectiveTo })
  if (seen.has('startUncertain')) warnings.push({ code: 'startDayMissing', fact: null })
  return warnings
}
