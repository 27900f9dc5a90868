import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon } from '../page/icon.tsx'
import type { ShellPerson } from './account-menu.tsx'
import classes from './app-shell.module.css'
import { currentEntry } from './document-navigation.ts'
import { navigationOf, type NavKey } from './navigation.ts'
import { ShellHeader } from './shell-header.tsx'

export interface AppShellProps {
  regionName: string
  person: ShellPerson
  /** The entries this person may open. */
  navigation: NavKey[]
  colorScheme: ColorScheme
  /** Where the mark leads: the first page of this person. */
  home?: string
  children: ReactNode
}

/**
 * The officers' frame: head, side navigation, content. On a phone the navigation folds into a menu made of `<details>`,
 * so it opens without JavaScript too. Rendered by the layout route `_staff.tsx`.
 */
export function AppShell({ regionName, person, navigation, colorScheme, home, children }: AppShellProps) {
  const m = useMessages().shell
  const menu = useRef<HTMLDetailsElement>(null)
  const { key, pathname } = useLocation()
  useEffect(() => {
    if (menu.current) menu.current.open = false
  }, [key])
  return (
    <div className={classes.shell}>
      <ShellHeader regionName={regionName} person={person} colorScheme={colorScheme} {...(home ? { home } : {})} />
      <div className={classes.columns}>
        <details ref={menu} className={classes.menu} data-no-print>
          <summary>
            <Icon name="menu" />
            {m.menu}
          </summary>
        </details>
        <nav aria-label={m.mainNavigation} className={classes.nav} data-no-print>
          {navigationOf(navigation).map((group) => (
            <div key={group.key} className={classes.group}>
              <p className={classes.groupName} id={`nav-${group.key}`}>
                {m.groups[group.key]}
              </p>
              <ul aria-labelledby={`nav-${group.key}`}>
                {group.items.map((item) => (
                  <li key={item.key}>
                    <a href={item.to} data-nav="go" aria-current={currentEntry(pathname, item)} className={classes.link}>
                      {m.nav[item.key]}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main id="content" tabIndex={-1} className={classes.content}>
          {children}
        </main>
      </div>
    </div>
  )
}
