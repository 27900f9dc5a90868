import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundPage } from '#app/services/reviews/round-page.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import type { RoundAnswer } from './acts.server.ts'
import classes from './round.module.css'

/** Decides a group tied across the quota line: who of it is excellent, and the reason that goes into the minutes. One form, however many are tied. */
export function TieForm({ page, answer }: { page: RoundPage; answer: RoundAnswer | null }) {
  const m = useMessages()
  const words = m.reviews.meeting
  const refused = answer?.intent === 'decideGroup' ? answer : null
  const { tied, openPlaces } = page
  const score = tied[0]?.score ?? null
  return (
    <Notice tone="attention" title={words.decide}>
      <p>{words.decideText(tied.length, score === null ? '' : formatHundredths(score), openPlaces)}</p>
      <PostForm intent="decideGroup" errors={refused?.errors} values={refused?.values} labels={{ reason: m.common.form.reasonLabel }}>
        <ul className={classes.ties}>
          {tied.map((studio) => (
            <li key={studio.studioId}>
              <label>
                <input type="checkbox" name="excellent" value={studio.studioId} defaultChecked={studio.decidedGrade === 'excellent'} /> {words.tieExcellent(studio.name)}
              </label>{' '}
              <a href={paths.reviewStudio(page.round.id, studio.studioId)} data-nav="go">
                {words.item}
              </a>{' '}
              {studio.decidedGrade ? <StatusBadge tone="decided">{`${words.decided} ${m.terms.assessmentGrade[studio.decidedGrade]}`}</StatusBadge> : null}
            </li>
          ))}
        </ul>
        <TextAreaField name="reason" label={m.common.form.reasonLabel} hint={words.tieReasonHint} rows={2} maxLength={500} />
        <FormActions>
          <SubmitButton intent="decideGroup" decides>
            {words.tieSubmit}
          </SubmitButton>
        </FormActions>
      </PostForm>
    </Notice>
  )
}
