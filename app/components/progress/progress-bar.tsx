import { useMessages } from '#app/messages/use-messages.tsx'

import { formatCount } from '../format/format-numbers.ts'
import { Icon } from '../page/icon.tsx'
import classes from './progress.module.css'

/** States of work in the background, as the jobs table names them. */
export type JobStatus = 'queued' | 'running' | 'done' | 'failed'

export interface JobProgress {
  status: JobStatus
  done: number
  /** null while it is not yet known how much there is to do. */
  total: number | null
  /** One sentence for people, when the job has one. */
  note?: string | null
}

/** How far a piece of work has come, in a bar, in numbers and in words. */
export function ProgressBar({ label, progress }: { label: string; progress: JobProgress }) {
  const m = useMessages().common.progress
  const { status, done, total, note } = progress
  const words = { queued: m.waiting, running: m.running, done: m.finished, failed: m.failed }
  const known = total !== null && total > 0
  return (
    <div className={classes.progress} data-status={status}>
      <div className={classes.line}>
        <span className={classes.label}>{label}</span>
        <span className={classes.words} role="status">
          {status === 'done' ? <Icon name="check" size={14} /> : status === 'failed' ? <Icon name="alert" size={14} /> : null} {words[status]}
        </span>
        {known ? <span className={classes.count}>{m.of(done, total)}</span> : status === 'running' && done > 0 ? <span className={classes.count}>{formatCount(done)}</span> : null}
      </div>
      <progress aria-label={label} className={classes.bar} {...(status === 'done' ? { value: 1, max: 1 } : known ? { value: done, max: total } : status === 'running' ? {} : { value: 0, max: 1 })} />
      {note ? <p className={classes.note}>{note}</p> : null}
    </div>
  )
}
