import type { ReactNode } from 'react'

import classes from './description-list.module.css'

export interface Description {
  label: string
  value: ReactNode
  /** Takes the full width of a form sheet. */
  wide?: boolean
}

/**
 * Facts with their labels. `form` rules every cell like a printed form (two pairs a line, one on a phone);
 * `plain` is a quiet list for a side column.
 */
export function DescriptionList({ items, look = 'form' }: { items: Description[]; look?: 'form' | 'plain' }) {
  return (
    <dl className={classes.list} data-look={look}>
      {items.map((item) => (
        <div key={item.label} className={classes.pair} data-wide={item.wide ? '' : undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
