import type { ReactNode } from 'react'

import { Icon } from './icon.tsx'
import classes from './notice.module.css'

/**
 * A sentence set off from the text around it. `attention` needs an act, `decided` states what has been published;
 * `role="alert"` only for what has just happened.
 */
export function Notice({ tone = 'plain', title, role, children }: { tone?: 'plain' | 'attention' | 'decided'; title?: string; role?: 'alert' | 'status'; children?: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      {tone === 'attention' ? (
        <span className={classes.icon}>
          <Icon name="alert" />
        </span>
      ) : null}
      <div>
        {title ? <p className={classes.title}>{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
