import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { AccountPage } from '#app/services/accounts/manage/account-pages.server.ts'
import type { StaffCode } from '#app/services/accounts/manage/issue-staff-code.server.ts'

/** Issues the one-time code; it is on the screen after that act and nowhere later. */
export function CodePanel({ account, code, errors }: { account: AccountPage; code: StaffCode | null; errors: Record<string, string> | undefined }) {
  const m = useMessages().admin.account
  return (
    <Section title={m.code} note={m.codeNote}>
      {code ? (
        <Notice tone="attention" title={m.codeShown} role="status">
          <p>
            <strong>
              <code>{code.code}</code>
            </strong>
          </p>
          <p>
            {m.codeFor(code.username)} · {m.codeValid(code.hours)}
          </p>
        </Notice>
      ) : null}
      <PostForm intent="issueCode" errors={errors}>
        <FormActions>
          <SubmitButton intent="issueCode" quiet>
            {account.status === 'invited' ? m.issueCode : m.reissueCode}
          </SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}
