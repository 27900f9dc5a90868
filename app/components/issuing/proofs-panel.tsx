import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PlacePage } from '#app/services/certificates/certificates-page.server.ts'

import classes from './issuing.module.css'
import { answerTo, type PlaceAnswer } from './place-answer.ts'

/** Asking holders to check their drafts, who has not answered, and what was reported. */
export function ProofsPanel({ page, answer }: { page: PlacePage; answer: PlaceAnswer | undefined }) {
  const { common, certificates } = useMessages()
  const m = certificates.proofs
  const { proofs, mayIssue, issue } = page
  if (!proofs || issue.refusal || issue.count === 0) return null
  const { counts } = proofs
  const asked = counts.asked + counts.confirmed + counts.reported + counts.settled > 0
  return (
    <Section title={m.heading} note={m.note}>
      {asked ? <p>{m.counts(counts.confirmed + counts.settled, counts.asked, counts.reported)}</p> : null}
      {proofs.reported.length > 0 ? (
        <>
          <h3>{m.reported}</h3>
          <p>{m.reportedHint}</p>
          <ul className={classes.reports}>
            {proofs.reported.map((proof) => {
              const own = answerTo(answer, 'settle', proof.id)
              return (
                <li key={proof.id}>
                  <p>{common.labelled(`${proof.number} ${proof.name}`, proof.answer ?? '')}</p>
                  {mayIssue ? (
                    <ConfirmForm intent="settle" trigger={m.settle} consequence={m.settleConsequence} confirmLabel={m.settle} reason="none" errors={own?.errors} values={own ? { reply: own.values.reply ?? '' } : undefined}>
                      <input type="hidden" name="proofId" value={proof.id} />
                      <TextAreaField name="reply" label={m.reply} required rows={2} maxLength={300} />
                    </ConfirmForm>
                  ) : null}
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
      {proofs.waiting.length > 0 ? (
        <>
          <h3>{m.waiting}</h3>
          <ul className={classes.waiting}>
            {proofs.waiting.map((proof) => (
              <li key={proof.id}>
                {proof.number} {proof.name}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {mayIssue && proofs.unasked > 0 ? (
        <PostForm intent="ask" errors={answerTo(answer, 'ask')?.errors}>
          <FormActions>
            <SubmitButton intent="ask">{m.ask(proofs.unasked)}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </Section>
  )
}
