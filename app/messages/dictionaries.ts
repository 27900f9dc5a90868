import { defaultLocale, type Locale } from './locale.ts'
import type { zhCN } from './zh-CN/index.ts'

/** Every sentence a person sees, by area. The Chinese dictionary is the shape; English satisfies it. */
export type Messages = typeof zhCN

// The server holds both languages (index.ts), a browser only what its page speaks (load-dictionary.ts).
const dictionaries = new Map<Locale, Messages>()

export function registerDictionary(locale: Locale, messages: Messages): void {
  dictionaries.set(locale, messages)
}

export function hasDictionary(locale: Locale): boolean {
  return dictionaries.has(locale)
}

/**
 * The sentences of a language. In a browser that does not have it yet, those of the language it has.
 * @throws when no dictionary was registered: a start that forgot to
 */
export function dictionaryOf(locale: Locale): Messages {
  const found = dictionaries.get(locale) ?? dictionaries.get(defaultLocale) ?? [...dictionaries.values()][0]
  if (!found) throw new Error('No messages are registered: import app/messages/index.ts on the server, load a dictionary in the browser.')
  return found
}
