import { Instant } from '#app/components/format/values.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { JobProgress } from '#app/components/progress/job-progress.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PlacePage } from '#app/services/certificates/certificates-page.server.ts'

import classes from './issuing.module.css'

/** Batches under way with their bar, those that stopped, and finished ones with what can be taken along. A single replacement is in the list below. */
export function BatchList({ batches }: { batches: PlacePage['batches'] }) {
  const m = useMessages().certificates
  return (
    <>
      {batches
        .filter((batch) => batch.total > 1 || batch.state !== 'done')
        .map((batch) =>
          batch.state === 'drawing' ? (
            <JobProgress key={batch.id} label={m.issuing.progress} href={batch.jobId ? paths.job(batch.jobId) : null} initial={{ status: 'running', done: batch.done, total: batch.total }} />
          ) : batch.state === 'failed' ? (
            <Notice key={batch.id} tone="attention">
              {m.issuing.failed(batch.error ?? '')}
            </Notice>
          ) : (
            <p key={batch.id} className={classes.links}>
              <span>
                {batch.edition === null ? '' : `${m.list.editionNumber(batch.edition)} · `}
                <Instant value={batch.createdAt} /> · {m.issuing.batchBy(batch.issuedByName, batch.total)}
              </span>
              <a href={paths.batchZip(batch.id)} download>
                {m.issuing.zip}
              </a>
              <a href={paths.batchPrintFile(batch.id)} target="_blank" rel="noreferrer">
                {m.issuing.print}
              </a>
            </p>
          ),
        )}
    </>
  )
}
