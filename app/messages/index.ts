import { en } from './en/index.ts'
import type { Locale } from './locale.ts'
import { zhCN } from './zh-CN/index.ts'

export { chooseLocale, defaultLocale, isLocale, localeCookieName, locales, type Locale } from './locale.ts'

/** Every sentence a person sees, by area. The Chinese dictionary is the shape; English satisfies it. */
export type Messages = typeof zhCN

const dictionaries: Record<Locale, Messages> = { 'zh-CN': zhCN, en }

/** The dictionary of one language; for loaders, actions and anything else outside React. */
export function messagesFor(locale: Locale): Messages {
  return dictionaries[locale]
}
