import type { ReactNode } from 'react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { AccountMenu, type ShellPerson } from './account-menu.tsx'
import { BrandMark } from './brand-mark.tsx'
import { LoadingBar } from './loading-bar.tsx'
import { LanguageSwitch } from './preference-forms.tsx'
import classes from './shell-header.module.css'

/** The head of every page: the mark, whose office this is, the language, the account. */
export function ShellHeader({ regionName, home = paths.home(), person, colorScheme, children }: { regionName: string; home?: string; person: ShellPerson | null; colorScheme: ColorScheme; children?: ReactNode }) {
  const m = useMessages().shell
  return (
    <header className={classes.bar} data-no-print>
      <a href="#content" className={classes.skip}>
        {m.skipToContent}
      </a>
      <LoadingBar />
      <a href={home} data-nav="go" className={classes.home}>
        <BrandMark />
        <span className={classes.names}>
          <span className={classes.product}>{m.productName}</span>
          <span className={classes.region}>{regionName === m.productName ? m.tagline : regionName}</span>
        </span>
      </a>
      <div className={classes.middle}>{children}</div>
      <LanguageSwitch />
      <AccountMenu person={person} colorScheme={colorScheme} />
    </header>
  )
}
