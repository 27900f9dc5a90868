import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

/** The old password once and the new one twice. */
export function PasswordForm({ errors }: { errors: Record<string, string> | undefined }) {
  const m = useMessages()
  const labels = { currentPassword: m.account.currentPassword, newPassword: m.account.newPassword, repeatPassword: m.account.repeatPassword }
  return (
    <PostForm intent="changePassword" errors={errors} labels={labels}>
      <TextField name="currentPassword" label={labels.currentPassword} autoComplete="current-password" extra={{ type: 'password' }} />
      <TextField name="newPassword" label={labels.newPassword} hint={m.auth.passwordHint} autoComplete="new-password" extra={{ type: 'password' }} />
      <TextField name="repeatPassword" label={labels.repeatPassword} autoComplete="new-password" extra={{ type: 'password' }} />
      <SubmitButton intent="changePassword">{m.account.changePassword}</SubmitButton>
    </PostForm>
  )
}
