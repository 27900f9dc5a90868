import { DateField, FieldSet, FormActions, NumberText, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { getNoticePage } from '#app/services/documents/documents-page.server.ts'

type NoticePage = NonNullable<Awaited<ReturnType<typeof getNoticePage>>>

/** Everything of a draft that is typed; the tables of its attachments are not. */
export function NoticeForm({ notice, errors, values }: { notice: NoticePage; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages().documents.notices
  const { fields } = m
  const stored = notice.values
  return (
    <PostForm intent="save" errors={errors} values={values} labels={fields}>
      <input type="hidden" name="version" value={notice.version} />
      <TextField name="title" label={fields.title} stored={stored.title} required extra={{ maxLength: 120 }} />
      <FieldSet legend={m.numberOf} columns={3}>
        <TextField name="prefix" label={fields.prefix} stored={stored.prefix} required extra={{ maxLength: 20 }} />
        <NumberText name="year" label={fields.year} stored={stored.year} decimals={0} required />
        <NumberText name="number" label={fields.number} stored={stored.number} decimals={0} required />
      </FieldSet>
      <TextField name="addressee" label={fields.addressee} hint={m.addresseeHint} stored={stored.addressee} required={false} extra={{ maxLength: 300 }} />
      <TextAreaField name="body" label={fields.body} hint={m.bodyHint} stored={stored.body} required rows={14} maxLength={8_000} />
      <TextField name="attachmentTitle" label={fields.attachmentTitle} stored={stored.attachmentTitle} required extra={{ maxLength: 80 }} />
      <FieldSet legend={m.layout} columns={2}>
        <TextField name="issuerMark" label={fields.issuerMark} stored={stored.issuerMark} required extra={{ maxLength: 40 }} />
        <DateField name="issuedOn" label={fields.issuedOn} stored={stored.issuedOn} required />
        <TextField name="note" label={fields.note} stored={stored.note} required={false} extra={{ maxLength: 80 }} />
        <TextField name="copyTo" label={fields.copyTo} stored={stored.copyTo} required={false} extra={{ maxLength: 300 }} />
        <TextField name="printedBy" label={fields.printedBy} stored={stored.printedBy} required extra={{ maxLength: 40 }} />
      </FieldSet>
      <FormActions>
        <SubmitButton intent="save">{m.save}</SubmitButton>
      </FormActions>
    </PostForm>
  )
}
