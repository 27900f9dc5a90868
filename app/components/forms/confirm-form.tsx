import type { ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon } from '../page/icon.tsx'
import classes from './confirm-form.module.css'
import { TextAreaField } from './fields.tsx'
import type { FieldErrors, FieldValues } from './form-state.tsx'
import { PostForm } from './post-form.tsx'
import { SubmitButton } from './submit-button.tsx'

/**
 * An act that is not done in passing: the button only unfolds what will happen, and the act asks for a reason that goes into the
 * audit record. No dialogue, so it works without JavaScript and on a phone. The action reads `intent` and `reason`.
 */
export function ConfirmForm({
  intent,
  trigger,
  consequence,
  confirmLabel,
  decides = false,
  reason = 'required',
  reasonHint,
  action,
  multipart = false,
  errors,
  values,
  children,
}: {
  intent: string
  /** The word on the button that unfolds the form. */
  trigger: string
  /** What will be true afterwards, in one or two sentences. */
  consequence: ReactNode
  confirmLabel: string
  decides?: boolean
  reason?: 'required' | 'optional' | 'none'
  reasonHint?: string
  action?: string
  /** The form carries a file. */
  multipart?: boolean
  errors?: FieldErrors | null | undefined
  values?: FieldValues | null | undefined
  /** Further fields, and hidden ones such as an id or a version. */
  children?: ReactNode
}) {
  const m = useMessages().common
  const refused = errors !== undefined && errors !== null && Object.keys(errors).length > 0
  return (
    <details className={classes.confirm} open={refused || undefined}>
      <summary className={classes.trigger}>
        {trigger}
        <Icon name="down" size={12} />
      </summary>
      <div className={classes.panel}>
        <PostForm intent={intent} errors={errors} values={values} labels={{ reason: m.form.reasonLabel }} {...(action ? { action } : {})} {...(multipart ? { encType: 'multipart/form-data' as const } : {})}>
          <div className={classes.consequence}>{consequence}</div>
          {children}
          {reason === 'none' ? null : <TextAreaField name="reason" label={m.form.reasonLabel} hint={reasonHint ?? m.form.reasonHint} required={reason === 'required'} rows={2} maxLength={500} />}
          <div className={classes.acts}>
            <SubmitButton intent={intent} decides={decides}>
              {confirmLabel}
            </SubmitButton>
          </div>
        </PostForm>
      </div>
    </details>
  )
}
