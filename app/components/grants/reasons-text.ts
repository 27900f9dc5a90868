import type { Locale, Messages } from '#app/messages/index.ts'
import { describeReason } from '#scoring/entitlements/reasons.ts'

/** Why a line stands as it does, as words in one row. A code that a county's own text brought stands as it is. */
export function reasonsText(reasons: readonly string[], m: Messages, locale: Locale): string {
  const words = reasons.map((code) => {
    const wording = describeReason(code)
    return m.grants.reason[code] ?? (wording ? wording[locale === 'en' ? 'en' : 'zh'] : code)
  })
  return words.join(locale === 'en' ? '; ' : '；')
}
