import { createContext, useContext } from 'react'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { CertificateLine } from '#app/services/certificates/certificates-page.server.ts'

interface Revoking {
  mayRevoke: boolean
  answer: { certificateId: string | undefined; errors: Record<string, string | string[]>; values: Record<string, string | undefined> } | undefined
}

/** What the table's cells need besides their row: whether this person may revoke, and what the last try was answered. */
export const RevokeContext = createContext<Revoking>({ mayRevoke: false, answer: undefined })

export function RevokeForm({ row }: { row: CertificateLine }) {
  const { mayRevoke, answer } = useContext(RevokeContext)
  const m = useMessages().certificates.revoking
  if (!mayRevoke || (row.status !== 'valid' && row.status !== 'suspended')) return null
  const own = answer?.certificateId === row.id ? answer : undefined
  return (
    <ConfirmForm intent="revoke" trigger={m.trigger} consequence={m.consequence(row.number)} confirmLabel={m.confirm} reasonHint={m.reasonHint} decides errors={own?.errors} values={own ? { reason: own.values.reason ?? '' } : undefined}>
      <input type="hidden" name="certificateId" value={row.id} />
    </ConfirmForm>
  )
}
