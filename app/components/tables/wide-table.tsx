import type { ReactNode } from 'react'

import classes from './wide-table.module.css'

/**
 * A table of a shape of its own (several rows of head, a line across, a foot) that scrolls by itself where it is wider than the page. Its rows are the
 * caller's; lists are `DataTable` or `StaticTable`. `className` adds to the table what only this one needs.
 */
export function WideTable({ caption, className = '', children }: { caption: string; className?: string | undefined; children: ReactNode }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={`${classes.table} ${className}`}>
        <caption className="visually-hidden">{caption}</caption>
        {children}
      </table>
    </div>
  )
}
