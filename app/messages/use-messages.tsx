import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

import { dictionaryOf, hasDictionary, type Messages } from './dictionaries.ts'
import { loadDictionary } from './load-dictionary.ts'
import { defaultLocale, type Locale } from './locale.ts'

const LocaleContext = createContext<Locale>(defaultLocale)

/**
 * Fixes the language of everything below it. The root mounts one by way of AppProviders. After a switch the page keeps its
 * language for the moment that the other dictionary needs to arrive.
 */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [arrived, setArrived] = useState(locale)
  const shown = hasDictionary(locale) ? locale : arrived
  useEffect(() => {
    let wanted = true
    void loadDictionary(locale).then(() => {
      if (wanted) setArrived(locale)
    })
    return () => {
      wanted = false
    }
  }, [locale])
  return <LocaleContext.Provider value={shown}>{children}</LocaleContext.Provider>
}

/** The language of this page. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The sentences of this page's language: `const m = useMessages()`, then `m.common.save`. */
export function useMessages(): Messages {
  return dictionaryOf(useContext(LocaleContext))
}
