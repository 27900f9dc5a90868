import { useMessages } from '#app/messages/use-messages.tsx'

import { UploadField } from '../files/upload-field.tsx'
import { FormActions, TextAreaField } from '../forms/fields.tsx'
import type { FieldErrors, FieldValues } from '../forms/form-state.tsx'
import { PostForm } from '../forms/post-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'

/** Adds a message, and a paper if there is one, to an open appeal. */
export function MessageForm({ appealId, errors, values }: { appealId: string; errors?: FieldErrors | undefined; values?: FieldValues | undefined }) {
  const words = useMessages().checking.appeals
  return (
    <details open={errors !== undefined || undefined}>
      <summary>{words.message}</summary>
      <PostForm intent="message" encType="multipart/form-data" errors={errors} values={values} labels={{ text: words.message, file: words.file }}>
        <input type="hidden" name="appealId" value={appealId} />
        <TextAreaField name="text" label={words.message} rows={3} maxLength={2000} />
        <UploadField name="file" label={words.file} kind="evidence" />
        <FormActions>
          <SubmitButton intent="message">{words.send}</SubmitButton>
        </FormActions>
      </PostForm>
    </details>
  )
}
