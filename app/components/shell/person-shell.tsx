import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon, type IconName } from '../page/icon.tsx'
import type { ShellPerson } from './account-menu.tsx'
import { currentPage } from './document-navigation.ts'
import type { NavItem, NavKey } from './navigation.ts'
import classes from './person-shell.module.css'
import { ShellHeader } from './shell-header.tsx'

/** A page of its own below the first one belongs to its own entry alone. */
const isElsewhere = (pathname: string, to: string): boolean => to === paths.me() && pathname.startsWith(paths.myEntitlements())

const icons: Partial<Record<NavKey, IconName>> = { desk: 'left', myEntitlements: 'check', myResults: 'certificate', publicResults: 'result', myAccount: 'person' }

/** The frame of a candidate's own pages: one column and a bar of large places under the thumb. Rendered by `_me.tsx`. */
export function PersonShell({ regionName, person, colorScheme, home, places, children }: { regionName: string; person: ShellPerson; colorScheme: ColorScheme; home: string; places: NavItem[]; children: ReactNode }) {
  const m = useMessages().shell
  const { pathname } = useLocation()
  return (
    <div className={classes.shell} data-density="large">
      <ShellHeader regionName={regionName} home={home} person={person} colorScheme={colorScheme} />
      <main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </main>
      <nav aria-label={m.mainNavigation} className={classes.tabs} data-no-print>
        {places.map((item) => (
          <a key={item.key} href={item.to} data-nav="go" aria-current={isElsewhere(pathname, item.to) ? undefined : currentPage(pathname, item.to)} className={classes.tab}>
            <Icon name={icons[item.key] ?? 'right'} size={20} />
            {m.nav[item.key]}
          </a>
        ))}
      </nav>
    </div>
  )
}
