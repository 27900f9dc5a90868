import { compareDays } from '#scoring/numbers/days.ts'
import { type Fact, type FieldName, readField } from '#scoring/policies/facts.ts'
import type { AmountSetting } from './line.ts'

/** What the bureau entered, found by rule and by the values the entry goes by. */
export interface Settings {
  find(ruleId: string, by: readonly FieldName[], fact: Fact): AmountSetting | null
}

/** An entry for all the values is taken before one for fewer, and of one key the latest that has begun on the fact's day. */
export function indexSettings(entries: readonly AmountSetting[]): Settings {
  const byKey = new Map<string, AmountSetting[]>()
  for (const entry of [...entries].sort((a, b) => compareDays(b.effectiveFrom, a.effectiveFrom))) {
    const sameKey = byKey.get(entry.key)
    if (sameKey) sameKey.push(entry)
    else byKey.set(entry.key, [entry])
  }
  return {
    find(ruleId, by, fact) {
      if (byKey.size === 0) return null
      for (let used = by.length; used >= 0; used--) {
        const key = [ruleId, ...by.slice(0, used).map((field) => String(readField(fact, field)))].join('.')
        const entry = byKey.get(key)?.find(({ effectiveFrom }) => effectiveFrom <= fact.on)
        if (entry) return entry
      }
      return null
    },
  }
}
