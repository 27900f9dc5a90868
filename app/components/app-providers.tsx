import { MantineProvider, MantineThemeContext, useMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import type { Locale } from '#app/messages/index.ts'
import { LocaleProvider } from '#app/messages/use-messages.tsx'
import { providerTheme, theme } from '#app/styles/theme.ts'

import { usePopoverBehaviour } from './disclosure/popover-behaviour.ts'
import { useDocumentNavigation } from './shell/document-navigation.ts'
import { ToastProvider } from './toasts/toast-provider.tsx'

// The cookie is the only memory, so that the server draws the right scheme; the browser's storage is never asked.
const cookieManager: MantineColorSchemeManager = { get: (scheme) => scheme, set: () => {}, subscribe: () => {}, unsubscribe: () => {}, clear: () => {} }

/** Attributes of `<html>`: `<html lang={locale} {...htmlAttributes(colorScheme)}>`. The script corrects `auto` before the first paint. */
export function htmlAttributes(colorScheme: ColorScheme) {
  return { 'data-mantine-color-scheme': colorScheme === 'dark' ? 'dark' : 'light', suppressHydrationWarning: true } as const
}

/**
 * Everything the components need from their surroundings; the root mounts it once around the page, inside the router.
 * `nonce` goes to styles that a kit component may insert later.
 */
export function AppProviders({ locale, colorScheme, nonce, children }: { locale: Locale; colorScheme: ColorScheme; nonce?: string; children: ReactNode }) {
  usePopoverBehaviour()
  useDocumentNavigation()
  return (
    <LocaleProvider locale={locale}>
      <MantineThemeContext.Provider value={theme}>
        <MantineProvider
          theme={providerTheme}
          defaultColorScheme={colorScheme}
          colorSchemeManager={cookieManager}
          getStyleNonce={() => nonce ?? ''}
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <FollowColorScheme colorScheme={colorScheme} />
          <ToastProvider>{children}</ToastProvider>
        </MantineProvider>
      </MantineThemeContext.Provider>
    </LocaleProvider>
  )
}

/** After the preferences form the root's loader brings the new choice without a reload. */
function FollowColorScheme({ colorScheme }: { colorScheme: ColorScheme }) {
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    setColorScheme(colorScheme)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the setter changes with every scheme
  }, [colorScheme])
  return null
}
