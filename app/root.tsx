import '#app/styles/index.css'

import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'

import { AppProviders, htmlAttributes } from '#app/components/app-providers.tsx'
import { UnframedError } from '#app/components/shell/unframed-error.tsx'
import { FlashToast } from '#app/components/toasts/toast-provider.tsx'
import { messagesFor } from '#app/messages/index.ts'

import { allowPublic } from './auth/guards.server.ts'
import { colorSchemeOf } from './lib/color-scheme.server.ts'
import { localeOf } from './lib/locale.server.ts'
import { useNonce } from './lib/nonce.tsx'
import { useReference } from './lib/reference.tsx'
import { takeToast } from './lib/toast.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const { toast, clear } = takeToast(request)
  const locale = localeOf(request)
  const look = { locale, colorScheme: colorSchemeOf(request), toast, title: messagesFor(locale).shell.productName }
  return data(look, clear ? { headers: { 'Set-Cookie': clear } } : {})
}

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

export const meta: MetaFunction<typeof loader> = ({ data: look }) => [{ title: look?.title }]

// Without quotes, ampersands and angle brackets, so that the text React writes is the text the browser runs.
const followDevice = 'document.documentElement.dataset.mantineColorScheme=matchMedia(`(prefers-color-scheme: dark)`).matches?`dark`:`light`'

/** The document around every page and every error page; an error page may come without the loader's data. */
export function Layout({ children }: { children: ReactNode }) {
  const look = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const reference = useReference()
  const locale = look?.locale ?? 'zh-CN'
  const colorScheme = look?.colorScheme ?? 'auto'
  return (
    <html lang={locale} {...htmlAttributes(colorScheme)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="reference" content={reference} suppressHydrationWarning />
        {colorScheme === 'auto' ? (
          <script nonce={nonce} suppressHydrationWarning>
            {followDevice}
          </script>
        ) : null}
        <Meta />
        <Links />
      </head>
      <body>
        <AppProviders locale={locale} colorScheme={colorScheme} nonce={nonce}>
          {children}
          <FlashToast toast={look?.toast} />
        </AppProviders>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** Errors that no inner page caught: an unknown address, or a layout that failed itself. */
export function ErrorBoundary() {
  const look = useRouteLoaderData<typeof loader>('root')
  return <UnframedError colorScheme={look?.colorScheme ?? 'auto'} />
}
