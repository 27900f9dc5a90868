import '#app/messages/index.ts'

import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js'

import { AppProviders } from '#app/components/app-providers.tsx'
import type { Locale } from '#app/messages/index.ts'

/** The HTML the server sends for an element at an address, before any script has run. */
export async function renderPage(element: ReactElement, { url = '/', locale = 'zh-CN' }: { url?: string; locale?: Locale } = {}): Promise<string> {
  const page = createElement(AppProviders, { locale, colorScheme: 'light', nonce: 'n0nce', children: element })
  const { query, dataRoutes } = createStaticHandler([{ path: '*', element: page }])
  const context = await query(new Request(`http://localhost${url}`))
  if (context instanceof Response) throw new Error('a page was expected, not an answer')
  const router = createStaticRouter(dataRoutes, context)
  const html = renderToStaticMarkup(createElement(StaticRouterProvider, { router, context, hydrate: false }))
  // Remix's mark for route discovery, which is off.
  return html.replaceAll(' data-discover="true"', '')
}

/** Text without tags, for reading what a person sees. */
export function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()
}
