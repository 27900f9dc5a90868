/** The languages the product speaks. Chinese is the first; English is complete. */
export const locales = ['zh-CN', 'en'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'zh-CN'

/** Name of the cookie that remembers the choice (one year, not secret, no session needed). */
export const localeCookieName = 'locale'

export function isLocale(value: unknown): value is Locale {
  return value === 'zh-CN' || value === 'en'
}

/** Picks a language from a remembered choice, then from Accept-Language, then Chinese. */
export function chooseLocale(remembered: string | null | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(remembered)) return remembered
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase()
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return defaultLocale
}
