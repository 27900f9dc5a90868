import type { ReactNode } from 'react'

import classes from './status-badge.module.css'

/**
 * `decided`: published, issued, final (the only red one, drawn like a seal) · `active`: under way ·
 * `attention`: somebody must act · `void`: no longer counts · `plain`: everything else.
 */
export type StatusTone = 'plain' | 'active' | 'attention' | 'decided' | 'void'

/** The state of a thing in one or two words. The words carry it; the tone only helps the eye. */
export function StatusBadge({ tone = 'plain', children }: { tone?: StatusTone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
