import { HONOUR_GIVERS, HONOURS, TITLES, type FieldName } from './facts.ts'
import type { PolicyRegister } from './register.ts'
import type { Grant } from './rule.ts'

/** The words a fact may use for honours, their givers and titles. */
export interface Vocabulary {
  honours: readonly string[]
  givers: readonly string[]
  titles: readonly string[]
}

/** The common words, and every word that a policy of the register names itself: a county's own honour needs no change of code. */
export function vocabularyOf(register: PolicyRegister): Vocabulary {
  const words = { honour: new Set<string>(HONOURS), by: new Set<string>(HONOUR_GIVERS), title: new Set<string>(TITLES) }
  for (const policy of register.values()) {
    for (const rule of policy.rules) {
      for (const grant of rule.grants) {
        for (const field of ['honour', 'by', 'title'] as const) for (const word of wordsOf(grant, field)) words[field].add(word)
      }
    }
  }
  return { honours: [...words.honour], givers: [...words.by], titles: [...words.title] }
}

function wordsOf({ when, benefit }: Grant, field: FieldName): string[] {
  const conditions = (when?.[field] ?? []).filter((value): value is string => typeof value === 'string')
  return benefit.kind === 'table' && benefit.by === field ? [...conditions, ...Object.keys(benefit.rows)] : conditions
}
