import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SealPage } from '#app/services/documents/seal.server.ts'

import classes from './seal.module.css'

interface Answer {
  intent: string | undefined
  errors: Record<string, string | string[]>
}

/** One image with who approved it, and what can be done with it. */
export function SealCard({ seal, page, answer }: { seal: SealPage['seals'][number]; page: SealPage; answer: Answer | undefined }) {
  const m = useMessages().documents.seal
  const errors = (intent: string) => (answer?.intent === intent ? answer.errors : undefined)
  const hidden = <input type="hidden" name="sealId" value={seal.id} />
  return (
    <article className={classes.card}>
      {seal.fileId ? <img src={paths.file(seal.fileId)} alt={m.alt(seal.issuerName)} width={120} height={120} className={classes.image} /> : null}
      <div>
        <p>
          <StatusBadge tone={seal.state === 'active' ? 'decided' : seal.state === 'proposed' ? 'attention' : 'void'}>{m.states[seal.state]}</StatusBadge> {seal.issuerName}
        </p>
        <p>
          {m.uploadedBy} {seal.uploadedByName} · {m.approvals} {m.approvedBy(seal.approvals, page.needed)}
        </p>
        <div className={classes.acts}>
          {page.mayApprove && seal.state === 'proposed' && !seal.mine ? (
            <ConfirmForm intent="approve" trigger={m.approve} consequence={m.approveConsequence} confirmLabel={m.approve} decides reason="none" errors={errors('approve')}>
              {hidden}
            </ConfirmForm>
          ) : null}
          {page.mayApprove && seal.state !== 'retired' ? (
            <ConfirmForm intent="retire" trigger={m.retire} consequence={m.retireConsequence} confirmLabel={m.retire} errors={errors('retire')}>
              {hidden}
            </ConfirmForm>
          ) : null}
        </div>
      </div>
    </article>
  )
}
