import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { currentEntry, currentPage } from './document-navigation.ts'
import classes from './section-nav.module.css'

export interface SectionLink {
  to: string
  label: string
  /** Matches this address only, not the pages below it. */
  end?: boolean
  /** Addresses of pages that are reached from this one and belong under it. */
  also?: string[]
}

/** The pages of one thing (a competition, an event) side by side under its head; scrolls sideways on a phone. `current` names the link where addresses differ in their query only. */
export function SectionNav({ links, label, current }: { links: SectionLink[]; label?: string; current?: string }) {
  const m = useMessages().shell
  const { pathname } = useLocation()
  const nav = useRef<HTMLElement>(null)
  // On a phone the line is longer than the screen; the page one is on should be in sight.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 24
  }, [pathname])
  return (
    <nav ref={nav} aria-label={label ?? m.sectionNavigation} className={classes.nav} data-no-print>
      {links.map((link) => (
        <a key={link.to} href={link.to} data-nav="go" aria-current={current === undefined ? (link.also ? currentEntry(pathname, { to: link.to, also: link.also }) : currentPage(pathname, link.to, link.end)) : current === link.to ? 'page' : undefined} className={classes.link}>
          {link.label}
        </a>
      ))}
    </nav>
  )
}
