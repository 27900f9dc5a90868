import type { ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './page-header.module.css'

export interface Breadcrumb {
  label: string
  to: string
}

/**
 * The head of a page: where it is, its title set like that of an official paper, what can be done with the whole of it, and
 * below the double rule its state. `lead` is one line of facts (tier, day, place). `printed` is the running line on paper only:
 * region, edition, hash.
 */
export function PageHeader({ title, lead, breadcrumbs = [], badge, actions, printed, children }: { title: string; lead?: ReactNode; breadcrumbs?: Breadcrumb[]; badge?: ReactNode; actions?: ReactNode; printed?: ReactNode; children?: ReactNode }) {
  const m = useMessages().shell
  return (
    <header className={classes.header}>
      {printed ? <div className={`print-only ${classes.printed}`}>{printed}</div> : null}
      {breadcrumbs.length > 0 ? (
        <nav aria-label={m.breadcrumbs} className={classes.crumbs} data-no-print>
          <ol>
            {breadcrumbs.map((crumb) => (
              <li key={crumb.to}>
                <a href={crumb.to} data-nav="go">
                  {crumb.label}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className={classes.line}>
        <div>
          <div className={classes.words}>
            <h1 className={classes.title}>{title}</h1>
            {badge}
          </div>
          {lead ? <div className={classes.lead}>{lead}</div> : null}
        </div>
        {actions ? (
          <div className={classes.actions} data-no-print>
            {actions}
          </div>
        ) : null}
      </div>
      <div className={classes.rule} />
      {children}
    </header>
  )
}

/** A part of a page with its heading and, at the end of that line, its own acts. */
export function Section({ title, actions, note, children, id }: { title: string; actions?: ReactNode; note?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={classes.section} id={id}>
      <div className={classes.sectionLine}>
        <h2>{title}</h2>
        {actions ? (
          <div className={classes.actions} data-no-print>
            {actions}
          </div>
        ) : null}
      </div>
      {note ? <div className={classes.note}>{note}</div> : null}
      {children}
    </section>
  )
}
