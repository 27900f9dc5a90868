import { dictionaryOf, registerDictionary, type Messages } from './dictionaries.ts'
import { en } from './en/index.ts'
import type { Locale } from './locale.ts'
import { zhCN } from './zh-CN/index.ts'

export { chooseLocale, defaultLocale, isLocale, localeCookieName, locales, type Locale } from './locale.ts'
export type { Messages } from './dictionaries.ts'

// For the server, tests and commands. What runs in a browser uses useMessages() or dictionaries.ts, so that one language travels.
registerDictionary('zh-CN', zhCN)
registerDictionary('en', en)

/** The dictionary of one language; for loaders, actions and anything else on the server. */
export function messagesFor(locale: Locale): Messages {
  return dictionaryOf(locale)
}
