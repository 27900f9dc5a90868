import { Notice } from '#app/components/page/notice.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'

/** Why an act was refused whose form is no longer here, because somebody else was first. */
export function RefusedActNotice({ errors }: { errors: FieldErrors | undefined }) {
  const sentence = errors?.form
  return sentence === undefined ? null : (
    <Notice tone="attention" role="alert">
      <p>{sentence}</p>
    </Notice>
  )
}
