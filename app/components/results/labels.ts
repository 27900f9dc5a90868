import type { Locale, Messages } from '#app/messages/index.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { TieSubject } from '#app/services/results/open-ties.ts'
import type { SkillLevel } from '#db/schema/identity.ts'

interface Named {
  key: string
  name: string
  nameEn?: string | undefined
}

/** The names an event's rules give to their keys. */
export interface RuleNames {
  parts: readonly Named[]
  metrics: readonly Named[]
  awards: readonly Named[]
}

/** What a result's keys are called on this page. */
export interface ResultLabels {
  m: Messages
  locale: Locale
  /** A part, or a metric of a tie-break. */
  part: (key: string) => string
  award: (key: string) => string
  level: (level: string | null) => string
  status: (status: string) => string
}

export function resultLabels(rules: RuleNames, m: Messages, locale: Locale): ResultLabels {
  const nameOf = (list: readonly Named[], key: string) => {
    const named = list.find((candidate) => candidate.key === key)
    return named ? nameIn(locale, { name: named.name, nameEn: named.nameEn ?? null }) : undefined
  }
  const usualParts: Record<string, string> = m.terms.part
  return {
    m,
    locale,
    part: (key) => nameOf(rules.parts, key) ?? nameOf(rules.metrics, key) ?? usualParts[key] ?? key,
    award: (key) => (key === 'undecided' ? m.results.ranking.undecidedAward : (nameOf(rules.awards, key) ?? key)),
    level: (level) => (level === null ? m.results.ranking.noLevel : m.terms.skillLevel[level as SkillLevel]),
    status: (status) => m.terms.entryStatus[status as keyof Messages['terms']['entryStatus']] ?? status,
  }
}

/** The value of one changed field in words; the field's own name comes from `fieldLabel`. */
export function changeValue({ m, award, status }: ResultLabels, field: string, value: string | null): string {
  if (value === null) return m.results.change.nothing
  if (field === 'award') return award(value)
  if (field === 'unranked') return status(value)
  if (field === 'promotion') return m.terms.promotion[value as keyof Messages['terms']['promotion']] ?? value
  if (field === 'route') return m.terms.promotionRoute[value as keyof Messages['terms']['promotionRoute']] ?? value
  return value
}

export function fieldLabel({ m, part }: ResultLabels, field: string): string {
  if (field.startsWith('mark:')) return m.results.field.mark(part(field.slice('mark:'.length)))
  const words: Record<string, unknown> = m.results.field
  const word = words[field]
  return typeof word === 'string' ? word : field
}

/** What a tie is about: an award, or places in a promotion. */
export function tierName({ m, award }: ResultLabels, subject: TieSubject, awardKey: string): string {
  const words = m.results.tie
  if (subject === 'award') return words.award(award(awardKey))
  return subject === 'technician' ? words.tierTechnician : words.tierSenior
}
