import { useMessages } from '#app/messages/use-messages.tsx'

import { TextField } from '../forms/fields.tsx'
import type { FieldErrors } from '../forms/form-state.tsx'
import { PostForm } from '../forms/post-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { Icon } from '../page/icon.tsx'
import classes from './masked.module.css'
import { PopoverDetails } from './popover-details.tsx'

/**
 * An identity number, phone or account as a page may show it: masked on the server, with the full value only after a reason has
 * been given. The reveal is a POST (`intent` “reveal”, `subject`, `reason`) whose action writes the audit event and answers with
 * `revealed`; the full value is never in the page before.
 */
export function Masked({
  masked,
  subject,
  revealed,
  mayReveal = false,
  errors,
}: {
  masked: string
  /** What is asked for, e.g. the person's id; comes back as the field `subject`. */
  subject: string
  revealed?: string | null
  mayReveal?: boolean
  errors?: FieldErrors | null
}) {
  const m = useMessages().common.masked
  if (revealed) {
    return (
      <span className={classes.masked} data-revealed>
        <span className="visually-hidden">{m.revealed}</span>
        {revealed}
      </span>
    )
  }
  return (
    <span className={classes.masked}>
      <span>{masked}</span>
      {mayReveal ? (
        <PopoverDetails summary={<Icon name="eye" />} label={m.reveal} className={classes.open} align="end">
          <PostForm intent="reveal" errors={errors} preventScrollReset>
            <input type="hidden" name="subject" value={subject} />
            <TextField name="reason" label={m.reveal} hint={m.reasonHint} required extra={{ maxLength: 200 }} />
            <div>
              <SubmitButton intent="reveal">{m.reveal}</SubmitButton>
            </div>
          </PostForm>
        </PopoverDetails>
      ) : null}
    </span>
  )
}
