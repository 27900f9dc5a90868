import { useMessages } from '#app/messages/use-messages.tsx'

import { ProgressBar, type JobProgress as Progress } from './progress-bar.tsx'
import classes from './progress.module.css'
import { useJobProgress } from './use-job-progress.ts'

/** A job's bar that moves by itself; the page refreshes when the job ends. */
export function JobProgress({ label, href, initial }: { label: string; href: string | null; initial: Progress }) {
  const m = useMessages().common.progress
  const { progress, lost } = useJobProgress(href, initial)
  return (
    <div>
      <ProgressBar label={label} progress={progress} />
      {lost ? <p className={classes.note}>{m.connectionLost}</p> : null}
    </div>
  )
}
