import type { Locale, Messages } from '#app/messages/index.ts'
import type { StudioTier } from '#db/schema/studios.ts'

/** The tier of a studio: the word its county uses for it, and in English the one word for all of them. */
export function tierText(m: Messages, locale: Locale, { tier, tierLabel }: { tier: StudioTier; tierLabel: string }): string {
  return locale === 'en' ? m.terms.tier[tier] : tierLabel
}
