import { Link } from '@remix-run/react'

import { UploadField } from '#app/components/files/upload-field.tsx'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { formatDay } from '#app/components/format/format-day.ts'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

/** 整改报告 of a studio that was told to put things right: what was done, with a photo or a paper, and the way to what was found. */
export function RectifyForm({ studio: { id, rectificationDueOn }, answer }: { studio: { id: string; rectificationDueOn: string | null }; answer: { errors: Record<string, string>; values: Record<string, string> } | null }) {
  const m = useMessages().studioRequests.rectify
  const locale = useLocale()
  return (
    <Section title={m.title} note={rectificationDueOn ? m.note(formatDay(locale, rectificationDueOn)) : m.noteAnyTime} actions={<Link to={paths.studioAssessments(id)}>{m.found}</Link>}>
      <PostForm intent="rectify" encType="multipart/form-data" errors={answer?.errors} values={answer?.values} labels={{ to: m.done, file: m.file }}>
        <TextAreaField name="to" label={m.done} hint={m.doneHint} rows={5} maxLength={1000} />
        <UploadField name="file" label={m.file} kind="evidence" />
        <FormActions>
          <SubmitButton intent="rectify">{m.submit}</SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}
