import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { CertificatesPage } from '#app/services/certificates/certificates-page.server.ts'

interface Answer {
  errors: Record<string, string | string[]>
  missing: Array<{ text: string; characters: string }>
}

/** What issuing would do now, said before the button; or the one sentence of why it cannot be done. */
export function IssueForm({ issue, mayIssue, certificates, answer }: { issue: CertificatesPage['issue']; mayIssue: boolean; certificates: number; answer: Answer | undefined }) {
  const m = useMessages().certificates
  if (!issue.ok) return issue.reason === 'alreadyIssued' || (issue.reason === 'notPublished' && certificates > 0) ? null : <Notice>{m.refusal[issue.reason]}</Notice>
  if (!mayIssue) return null
  const replaced = issue.issue.filter((line) => line.replaces !== null)
  const undrawable = answer?.missing.length ? answer.missing : issue.undrawable
  return (
    <Section title={m.issuing.heading(issue.edition)}>
      <PostForm intent="issue" errors={answer?.errors}>
        <p>{m.issuing.count(issue.issue.length)}</p>
        {issue.keep > 0 ? <p>{m.issuing.keep(issue.keep)}</p> : null}
        {replaced.length + issue.revoke.length > 0 ? (
          <Notice tone="attention" title={m.issuing.changes}>
            <ul>
              {replaced.map((line) => (
                <li key={line.entryId}>{m.issuing.replaces(line.name, line.replaces ?? '')}</li>
              ))}
              {issue.revoke.map((line) => (
                <li key={line.number}>{m.issuing.revokes(line.name, line.number)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {undrawable.length > 0 ? (
          <Notice tone="attention" title={m.issuing.undrawable}>
            <ul>
              {undrawable.map((item) => (
                <li key={item.text}>{m.issuing.undrawableItem(item.text, item.characters)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <SubmitButton intent="issue" decides>
          {m.issuing.confirm(issue.issue.length)}
        </SubmitButton>
      </PostForm>
    </Section>
  )
}
