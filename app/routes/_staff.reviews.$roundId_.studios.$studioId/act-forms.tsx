import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FormActions, SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundStudioPage } from '#app/services/reviews/round-studio.server.ts'

import type { RoundStudioAnswer } from './acts.server.ts'
import classes from './round-studio.module.css'

/** What may be done about this studio at this stage: take it in or out, name an expert, send a sheet back, decide a tie. */
export function ActForms({ page, answer }: { page: RoundStudioPage; answer: RoundStudioAnswer | null }) {
  const { common, reviews: m } = useMessages()
  const { studio, round, dealing } = page
  const of = (intent: string, about = '') => (answer?.intent === intent && answer.about === about ? { errors: answer.errors, values: answer.values } : {})
  const submitted = studio.experts.filter((expert) => expert.state === 'submitted')
  const deciding = round.state === 'meeting' && studio.tied
  if (!dealing && !deciding) return null
  const to = studio.status === 'assessed' ? 'exempt' : 'assessed'
  return (
    <Section title={m.inRound.acts}>
      <div className={classes.acts}>
        {deciding
          ? (['excellent', 'qualified'] as const).map((grade) => (
              <ConfirmForm key={grade} intent="decide" trigger={grade === 'excellent' ? m.meeting.asExcellent : m.meeting.asQualified} consequence={m.meeting.tieReasonHint} confirmLabel={grade === 'excellent' ? m.meeting.asExcellent : m.meeting.asQualified} decides {...of('decide')}>
                <input type="hidden" name="grade" value={grade} />
              </ConfirmForm>
            ))
          : null}
        {deciding && studio.decidedGrade ? <ConfirmForm intent="undecide" trigger={m.meeting.undecide} consequence={m.meeting.undecideText} confirmLabel={m.meeting.undecide} {...of('undecide')} /> : null}
        {dealing ? (
          <ConfirmForm intent="status" trigger={m.studios[to === 'assessed' ? 'assess' : 'exempt']} consequence={studio.name} confirmLabel={m.studios[to === 'assessed' ? 'assess' : 'exempt']} {...of('status')}>
            <input type="hidden" name="status" value={to} />
          </ConfirmForm>
        ) : null}
        {round.state === 'reviewing' && studio.complete
          ? submitted.map((expert) => (
              <ConfirmForm key={expert.id} intent="returnReview" trigger={common.labelled(m.meeting.return, expert.name)} consequence={m.meeting.returnText} confirmLabel={m.meeting.return} {...of('returnReview', expert.id)}>
                <input type="hidden" name="assignmentId" value={expert.id} />
              </ConfirmForm>
            ))
          : null}
      </div>
      {dealing && studio.status === 'assessed' && page.experts.length > 0 ? (
        <PostForm intent="assignByHand" {...of('assignByHand')}>
          <SelectField name="expertPersonId" label={m.assign.byHand} choices={page.experts.map(({ personId, name, organisationName }) => ({ value: personId, label: organisationName ? common.withNote(name, organisationName) : name }))} />
          <FormActions>
            <SubmitButton intent="assignByHand">{m.assign.submit}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </Section>
  )
}
