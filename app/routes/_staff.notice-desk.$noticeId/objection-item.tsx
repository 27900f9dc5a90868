import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { ChoiceField, FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import classes from '#app/components/notices/notices.module.css'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { NoticeDeskPage } from '#app/services/notices/notice-pages.server.ts'

const TONES: Record<'filed' | 'upheld' | 'dismissed', StatusTone> = { filed: 'attention', upheld: 'decided', dismissed: 'plain' }

/** One objection: what was said, by whom if they said so, and the answer or the form for it. */
export function ObjectionItem({ objection, answer }: { objection: NoticeDeskPage['objections'][number]; answer: { intent: string; errors: FieldErrors; values: FieldValues; contact: string | null } | undefined }) {
  const m = useMessages().notices
  const words = m.desk
  const own = (intent: string) => (answer?.intent === intent ? answer : undefined)
  return (
    <article className={classes.objection}>
      <header>
        <strong>{objection.filedByName ?? words.anonymous}</strong>
        <span>{words.filedAt(formatInstant(objection.createdAt))}</span>
        <StatusBadge tone={TONES[objection.state]}>{m.objection.state[objection.state]}</StatusBadge>
      </header>
      <p className={classes.said}>{objection.text}</p>
      {own('contact')?.contact ? (
        <p>
          {words.contactShown}: <strong>{own('contact')?.contact}</strong>
        </p>
      ) : objection.hasContact ? (
        <ConfirmForm intent="contact" trigger={words.contact} consequence={<p>{words.contactText}</p>} confirmLabel={words.contactShow} errors={own('contact')?.errors} values={own('contact')?.values}>
          <input type="hidden" name="objectionId" value={objection.id} />
        </ConfirmForm>
      ) : null}
      {objection.answer === null ? (
        <PostForm intent="answer" errors={own('answer')?.errors} values={own('answer')?.values} labels={{ state: words.decision, answer: words.answerText }}>
          <input type="hidden" name="objectionId" value={objection.id} />
          <input type="hidden" name="baseVersion" value={objection.version} />
          <ChoiceField name="state" label={words.decision} choices={[{ value: 'dismissed', label: words.dismissed }, { value: 'upheld', label: words.upheld }]} hint={words.upheldNext} />
          <TextAreaField name="answer" label={words.answerText} hint={words.answerHint} rows={3} maxLength={2000} />
          <FormActions>
            <SubmitButton intent="answer" decides>
              {words.answerSubmit}
            </SubmitButton>
          </FormActions>
        </PostForm>
      ) : (
        <>
          <p className={classes.said}>{objection.answer}</p>
          <p className={classes.hash}>{words.answeredBy(objection.answeredByName ?? '', formatInstant(objection.answeredAt ?? ''))}</p>
        </>
      )}
    </article>
  )
}
