import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import type { ShellPerson } from './account-menu.tsx'
import { currentPage } from './document-navigation.ts'
import { publicNavigation } from './navigation.ts'
import classes from './public-shell.module.css'
import { ShellHeader } from './shell-header.tsx'

/**
 * The frame of pages that need no account: one column, large letters, made for a phone first. Rendered by `_public.tsx`.
 * `person` is null where the page may be cached for everybody.
 */
export function PublicShell({ regionName, person, colorScheme, children }: { regionName: string; person: ShellPerson | null; colorScheme: ColorScheme; children: ReactNode }) {
  const m = useMessages().shell
  const { pathname } = useLocation()
  return (
    <div className={classes.shell} data-density="large">
      <ShellHeader regionName={regionName} person={person} colorScheme={colorScheme} />
      <nav aria-label={m.mainNavigation} className={classes.nav} data-no-print>
        {publicNavigation.map((item) => (
          <a key={item.key} href={item.to} data-nav="go" aria-current={currentPage(pathname, item.to)} className={classes.link}>
            {m.nav[item.key]}
          </a>
        ))}
      </nav>
      <main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </main>
      <footer className={classes.footer}>
        <p>{m.footer(regionName)}</p>
        <p>{m.publicFooter}</p>
      </footer>
    </div>
  )
}
