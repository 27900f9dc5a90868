import type { Benefit } from './benefits.ts'
import {
  ASSESSMENT_GRADES,
  type FactKind,
  FACT_KINDS,
  type FieldName,
  type FieldType,
  fieldSpec,
  MEDALS,
  SKILL_LEVELS,
  TIERS,
  WORLD_SKILLS_ROLES,
} from './facts.ts'
import type { EntitlementRule, Grant, KeyField } from './rule.ts'

/** Words of the fields whose words are fixed; honours, givers and titles are open to a policy's own. */
const FIXED_WORDS: Readonly<Partial<Record<FieldType, readonly (string | boolean)[]>>> = {
  tier: TIERS,
  grade: ASSESSMENT_GRADES,
  level: SKILL_LEVELS,
  medal: MEDALS,
  role: WORLD_SKILLS_ROLES,
  flag: [true, false],
}

/** What is wrong with the rules of a policy: fields that a fact does not have, words nobody can give, amounts that are none. */
export function checkRules(rules: readonly EntitlementRule[]): string[] {
  return rules.flatMap((rule) => rule.grants.flatMap((grant, at) => checkGrant(grant).map((problem) => `${rule.id}, grant ${at + 1}: ${problem}`)))
}

function checkGrant(grant: Grant): string[] {
  const { fact: kind } = grant
  if (!FACT_KINDS.includes(kind)) return [`there is no fact ${kind}`]
  const problems: string[] = []
  for (const [field, values] of Object.entries(grant.when ?? {})) problems.push(...checkWords(kind, field, values))
  for (const field of Object.keys(grant.ask ?? {})) {
    if (!Object.hasOwn(grant.when ?? {}, field)) problems.push(`asks for ${field}, which no condition uses`)
    else if (!fieldSpec(kind, field)?.optional) problems.push(`asks for ${field}, which is never missing`)
  }
  for (const { field } of grant.requires ?? []) {
    if (fieldSpec(kind, field)?.type !== 'flag') problems.push(`requires ${field}, which is no yes-or-no field of ${kind}`)
  }
  const payee = fieldSpec(kind, grant.payee)?.type
  if (payee !== 'id' && payee !== 'payee') problems.push(`pays ${grant.payee}, whom ${kind} does not name`)
  for (const { key } of [...(grant.stacking ?? []), ...(grant.leaves ?? []), ...(grant.flags ?? []).map(({ after }) => after)]) {
    problems.push(...checkKey(kind, key))
  }
  return [...problems, ...checkBenefit(kind, grant.benefit), ...checkStacking(grant)]
}

function checkWords(kind: FactKind, field: string, values: readonly (string | boolean)[]): string[] {
  const type = fieldSpec(kind, field)?.type
  if (!type) return [`${kind} has no field ${field}`]
  if (values.length === 0) return [`${field} may be nothing at all`]
  const known = FIXED_WORDS[type]
  return known ? values.filter((value) => !known.includes(value)).map((value) => `${field} is never ${String(value)}`) : []
}

function checkKey(kind: FactKind, key: readonly KeyField[]): string[] {
  if (key.length === 0) return ['a key without fields joins everything']
  return key.filter((field) => field !== 'year' && !fieldSpec(kind, field)).map((field) => `${kind} has no field ${field} to tell lines apart by`)
}

function checkStacking({ stacking = [], benefit }: Grant): string[] {
  const problems: string[] = []
  for (const rule of stacking) {
    if (rule.operator === 'lifetimeCap' && !isAmount(rule.fen)) problems.push('the cap is no amount')
    if (rule.operator === 'highestMonthly' && !paysMonthly(benefit)) problems.push('months are compared of a grant that is not monthly')
  }
  return problems
}

function paysMonthly(benefit: Benefit): boolean {
  return benefit.kind === 'monthly' || (benefit.kind === 'table' && Object.values(benefit.rows).every((row) => row.kind === 'monthly'))
}

function checkBenefit(kind: FactKind, benefit: Benefit): string[] {
  switch (benefit.kind) {
    case 'exact':
    case 'ceiling':
      return [...amounts(benefit.fen), ...countField(kind, benefit.times)]
    case 'range':
      return [
        ...amounts(benefit.fromFen, benefit.toFen),
        ...(benefit.fromFen < benefit.toFen ? [] : ['the range does not rise']),
        ...countField(kind, benefit.times),
        ...settingFields(kind, benefit.settingBy),
      ]
    case 'elsewhere':
      return settingFields(kind, benefit.settingBy)
    case 'matching': {
      const base = fieldSpec(kind, benefit.base)?.type === 'money[]' ? [] : [`${kind} has no bonuses in ${benefit.base}`]
      return [...amounts(benefit.upToFen), ...(benefit.ratioBasisPoints > 0 ? [] : ['the ratio is none']), ...base]
    }
    case 'monthly':
      return [...amounts(benefit.fen), ...(Number.isInteger(benefit.months) && benefit.months > 0 ? [] : ['the number of months is none'])]
    case 'title':
      return []
    case 'table':
      return [
        ...checkWords(kind, benefit.by, Object.keys(benefit.rows)),
        ...Object.values(benefit.rows).flatMap((row) => checkBenefit(kind, row)),
      ]
  }
}

function amounts(...fens: readonly number[]): string[] {
  return fens.filter((fen) => !isAmount(fen)).map((fen) => `${fen} is no amount in fen`)
}

function isAmount(fen: number): boolean {
  return Number.isSafeInteger(fen) && fen > 0
}

function countField(kind: FactKind, field: FieldName | undefined): string[] {
  return field === undefined || fieldSpec(kind, field)?.type === 'count' ? [] : [`${kind} has no count ${field}`]
}

function settingFields(kind: FactKind, fields: readonly FieldName[]): string[] {
  return fields.filter((field) => !fieldSpec(kind, field)).map((field) => `${kind} has no field ${field} for a table to go by`)
}
