import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import { answerTo, type PlaceAnswer } from './place-answer.ts'

export type CertificateAct = 'replace' | 'suspend' | 'lift' | 'revoke' | 'keep'

/** One act on one certificate, with what will be true afterwards and a reason. */
export function ActForm({ act, certificateId, number, answer }: { act: CertificateAct; certificateId: string; number: string; answer: PlaceAnswer | undefined }) {
  const m = useMessages().certificates
  const words = m.acts[act]
  const own = answerTo(answer, act, certificateId)
  return (
    <ConfirmForm
      intent={act}
      trigger={words.trigger}
      consequence={words.consequence(number)}
      confirmLabel={words.confirm}
      reasonHint={act === 'keep' ? '' : m.proposals.reasonHint}
      decides={act !== 'keep'}
      errors={own?.errors}
      values={own ? { reason: own.values.reason ?? '' } : undefined}
    >
      <input type="hidden" name="certificateId" value={certificateId} />
    </ConfirmForm>
  )
}
