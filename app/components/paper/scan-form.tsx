import { UploadField } from '#app/components/files/upload-field.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'

/** Takes back the scan of a signed paper; folded until it is wanted or has been refused. `about` says which paper, as the hidden field the action reads. */
export function ScanForm({ about, words, answer }: { about: readonly [field: string, value: string]; words: { upload: string; file: string }; answer: { errors: FieldErrors; values?: FieldValues } | undefined }) {
  const [field, value] = about
  return (
    <details open={answer !== undefined}>
      <summary>{words.upload}</summary>
      <PostForm intent="scan" encType="multipart/form-data" errors={answer?.errors} values={answer?.values} labels={{ scan: words.file }}>
        <input type="hidden" name={field} value={value} />
        <UploadField name="scan" label={words.file} kind="evidence" />
        <FormActions>
          <SubmitButton intent="scan">{words.upload}</SubmitButton>
        </FormActions>
      </PostForm>
    </details>
  )
}
