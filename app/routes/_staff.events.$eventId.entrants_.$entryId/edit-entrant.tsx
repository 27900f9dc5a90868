import { Link } from '@remix-run/react'

import { EntryFields, entrantLabels, type StoredEntry } from '#app/components/entrants/entrant-fields.tsx'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

/** The form that corrects an entrant. */
export function EditEntrant({ eventId, entrant, team, withReason, answer }: { eventId: string; entrant: StoredEntry & { version: number }; team: boolean; withReason: boolean; answer?: { errors: FieldErrors; values?: FieldValues } | undefined }) {
  const m = useMessages()
  const words = m.imports.entrants
  return (
    <Section title={words.edit} note={words.editForm.lead}>
      <PostForm intent="edit" errors={answer?.errors} values={answer?.values} labels={entrantLabels(m)}>
        <input type="hidden" name="version" value={entrant.version} />
        <EntryFields team={team} stored={entrant} />
        {withReason ? <TextAreaField name="reason" label={m.common.form.reasonLabel} hint={words.hints.reason} maxLength={500} /> : null}
        <FormActions>
          <SubmitButton intent="edit">{words.editForm.submit}</SubmitButton>
          <Link to={paths.eventEntrants(eventId)}>
            {m.common.cancel}
          </Link>
        </FormActions>
      </PostForm>
    </Section>
  )
}
