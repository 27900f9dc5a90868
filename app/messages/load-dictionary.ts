import { hasDictionary, registerDictionary } from './dictionaries.ts'
import { isLocale, type Locale } from './locale.ts'

/** Fetches one language in the browser; each is a file of its own. The entry does it before the page comes alive. */
export async function loadDictionary(locale: Locale): Promise<void> {
  if (hasDictionary(locale)) return
  if (locale === 'en') registerDictionary('en', (await import('./en/index.ts')).en)
  else registerDictionary('zh-CN', (await import('./zh-CN/index.ts')).zhCN)
}

/** The language that the document says it is in. */
export function loadDictionaryOfDocument(): Promise<void> {
  const { lang } = document.documentElement
  return loadDictionary(isLocale(lang) ? lang : 'zh-CN')
}
