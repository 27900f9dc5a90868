import { Instant } from '#app/components/format/values.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { JobProgress } from '#app/components/progress/job-progress.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { CertificatesPage } from '#app/services/certificates/certificates-page.server.ts'

/** Batches under way with their bar, and those that stopped; a finished batch is one quiet line. */
export function BatchList({ batches }: { batches: CertificatesPage['batches'] }) {
  const m = useMessages().certificates
  if (batches.length === 0) return null
  return (
    <div>
      {batches.map((batch) => (
        <div key={batch.id}>
          {batch.state === 'drawing' ? (
            <JobProgress label={m.issuing.progress} href={batch.jobId ? paths.job(batch.jobId) : null} initial={{ status: 'running', done: batch.done, total: batch.total }} />
          ) : batch.state === 'failed' ? (
            <Notice tone="attention">{m.issuing.failed(batch.error ?? '')}</Notice>
          ) : (
            <p>
              {batch.edition === null ? '' : `${m.list.editionNumber(batch.edition)} · `}
              <Instant value={batch.createdAt} /> · {m.issuing.batchBy(batch.issuedByName, batch.total)}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}
