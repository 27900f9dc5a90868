import { CheckField, FormActions, SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PlacePage } from '#app/services/certificates/certificates-page.server.ts'

import classes from './issuing.module.css'
import { answerTo, type PlaceAnswer } from './place-answer.ts'

/** What issuing would do now, said before the button: for whom, which numbers, which design; or the one sentence of why it cannot be done. */
export function IssueForm({ page, answer }: { page: PlacePage; answer: PlaceAnswer | undefined }) {
  const { common, certificates: m } = useMessages()
  const { issue, kind, designs, mayIssue, proofs } = page
  if (issue.refusal) return page.certificates.length > 0 && issue.refusal !== 'correctionOpen' ? null : <Notice>{m.refusal[issue.refusal]}</Notice>
  if (issue.count === 0 || !mayIssue) return null
  const own = answerTo(answer, 'issue')
  const undrawable = own?.missing.length ? own.missing : issue.undrawable
  return (
    <Section title={m.issuing.heading(m.kinds[kind], issue.edition)}>
      <PostForm intent="issue" errors={own?.errors}>
        <p className={classes.count}>
          {issue.numbers ? common.withNote(m.issuing.count(issue.count), m.issuing.numbers(issue.numbers.first, issue.numbers.last)) : m.issuing.count(issue.count)}
        </p>
        <p className={classes.names}>{m.issuing.names(issue.names, issue.count - issue.names.length)}</p>
        {issue.keep > 0 ? <p>{m.issuing.keep(issue.keep)}</p> : null}
        {undrawable.length > 0 ? (
          <Notice tone="attention" title={m.issuing.undrawable}>
            <ul>
              {undrawable.map((item) => (
                <li key={item.text}>{m.issuing.undrawableItem(item.text, item.characters)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {designs ? <SelectField name="design" label={m.issuing.design} choices={[{ value: 'classic', label: m.designs.classic }, { value: 'meander', label: m.designs.meander }]} stored="classic" /> : null}
        <p>{issue.sealed ? m.issuing.sealed : m.issuing.unsealed}</p>
        {proofs && proofs.counts.asked > 0 ? <CheckField name="withoutAnswers" label={m.issuing.withoutAnswers} /> : null}
        <FormActions>
          <SubmitButton intent="issue" decides>
            {m.issuing.confirm(issue.count)}
          </SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}
