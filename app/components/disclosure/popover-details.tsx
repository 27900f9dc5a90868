import type { ReactNode } from 'react'

import classes from './popover-details.module.css'

/**
 * A small panel that opens beside its summary, made of `<details>`: it works without JavaScript, and AppProviders adds closing by
 * Escape or a click elsewhere. `align` says which edge of the summary the panel keeps to; on phones it is a sheet at the bottom.
 */
export function PopoverDetails({
  summary,
  label,
  align = 'start',
  className,
  children,
}: {
  summary: ReactNode
  /** Spoken name where the summary is a bare number or icon. */
  label?: string
  align?: 'start' | 'end'
  className?: string | undefined
  children: ReactNode
}) {
  return (
    <details data-popover className={classes.root}>
      <summary className={className ?? classes.summary} aria-label={label}>
        {summary}
      </summary>
      <div data-popover-panel data-align={align} className={classes.panel}>
        {children}
      </div>
    </details>
  )
}
