import { NavLink } from '@remix-run/react'

import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './section-nav.module.css'

export interface SectionLink {
  to: string
  label: string
  /** Matches this address only, not the pages below it. */
  end?: boolean
}

/** The pages of one thing (a competition, an event) side by side under its head; scrolls sideways on a phone. */
export function SectionNav({ links, label }: { links: SectionLink[]; label?: string }) {
  const m = useMessages().shell
  return (
    <nav aria-label={label ?? m.sectionNavigation} className={classes.nav} data-no-print>
      {links.map((link) => (
        <NavLink key={link.to} to={link.to} end={link.end ?? false} className={classes.link}>
          {link.label}
        </NavLink>
      ))}
    </nav>
  )
}
