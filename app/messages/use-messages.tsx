import { createContext, useContext, type ReactNode } from 'react'

import { defaultLocale, messagesFor, type Locale, type Messages } from './index.ts'

const LocaleContext = createContext<Locale>(defaultLocale)

/** Fixes the language of everything below it. The root mounts one by way of AppProviders. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}

/** The language of this page. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The sentences of this page's language: `const m = useMessages()`, then `m.common.save`. */
export function useMessages(): Messages {
  return messagesFor(useContext(LocaleContext))
}
