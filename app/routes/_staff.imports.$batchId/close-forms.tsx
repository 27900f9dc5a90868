import { CheckField, FormActions } from '#app/components/forms/fields.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPage } from '#app/services/imports/get-import.server.ts'

/** The two ways a preview ends: confirmed as a whole, or given up. */
export function CloseForms({ page, answer }: { page: ImportPage; answer: { intent: string; errors: FieldErrors; values?: FieldValues } | undefined }) {
  const words = useMessages().imports
  const own = answer?.intent === 'discard' ? answer : undefined
  return (
    <Section title={page.preview ? words.confirmForm.title : words.discard.trigger}>
      {page.preview ? <Confirm page={page} preview={page.preview} /> : null}
      <ConfirmForm intent="discard" trigger={words.discard.trigger} consequence={words.discard.text} confirmLabel={words.discard.submit} reason="none" errors={own?.errors}>
        <input type="hidden" name="version" value={page.version} />
      </ConfirmForm>
    </Section>
  )
}

function Confirm({ page, preview }: { page: ImportPage; preview: NonNullable<ImportPage['preview']> }) {
  const m = useMessages()
  const words = m.imports
  const { counts, tally } = preview
  if (!page.open) return <Notice tone="attention">{words.page.notOpen}</Notice>
  if (tally.error > 0) return <Notice>{words.confirmForm.waiting}</Notice>
  // Said above already, with the numbers.
  if (counts.added + counts.changed === 0) return null
  return (
    <PostForm intent="confirm">
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="seen" value={preview.seen} />
      <p>
        {words.confirmForm.summary[page.kind](counts.added, counts.changed, counts.unchanged)}
      </p>
      {page.unit ? <CheckField name="informed" label={m.unitRegistration.informed} /> : null}
      {tally.warning > 0 ? <CheckField name="warningsSeen" label={words.confirmForm.warningsSeen(tally.warning)} /> : null}
      <FormActions>
        <SubmitButton intent="confirm" decides>
          {page.unit ? m.unitRegistration.submit : words.confirmForm.submit}
        </SubmitButton>
      </FormActions>
    </PostForm>
  )
}
