import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { DateField, NumberText, SelectField, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RequestPage } from '#app/services/studios/requests/request-pages.server.ts'
import type { RequestAction } from '#app/services/studios/requests/request-states.ts'

import type { RequestAnswer } from './acts.server.ts'

const WITH_REASON: readonly RequestAction[] = ['return', 'addOpinion', 'reopenReview', 'refuse']
const DECIDING: readonly RequestAction[] = ['submit', 'openNotice', 'recognise', 'approveChange']

/** Acts that stand beside what they are about and not in the list of acts. */
const ELSEWHERE: readonly RequestAction[] = ['save', 'resubmit', 'askExperts', 'askExpert', 'releaseExpert']

/** What this person may do with the request now; each unfolds what will be true afterwards. */
export function ActForms({ page, answer }: { page: Pick<RequestPage, 'request' | 'acts' | 'application' | 'noticeDays' | 'today'>; answer: RequestAnswer | null }) {
  const m = useMessages().studioRequests
  const { application } = page
  const hidden: readonly RequestAction[] = [
    ...ELSEWHERE,
    ...(application?.hostNotice === null || application?.hostConfirmed !== null ? (['confirmHostNotice'] as const) : []),
    ...(application?.draft ? (['draftDocument'] as const) : []),
  ]
  const acts = page.acts.filter((act): act is Exclude<RequestAction, 'save' | 'resubmit' | 'askExperts' | 'askExpert' | 'releaseExpert'> => !hidden.includes(act))
  const ready = application === null || (application.missing === 0 && application.hostConfirmed !== null)
  const shown = acts.filter((act) => act !== 'submit' || ready)
  if (acts.length === 0) return null
  return (
    <Section title={m.acts.title}>
      {acts.includes('submit') && !ready ? <p>{m.acts.submitWaits}</p> : null}
      {shown.map((act) => {
        const refused = answer?.intent === act ? answer : null
        const own = page.request.kind === 'rectify' ? m.rectify : null
        const label = own?.acts[act] ?? m.acts[act]
        return (
          <ConfirmForm
            key={act} intent={act} trigger={label} consequence={own?.texts[act] ?? m.acts[`${act}Text`]} confirmLabel={label} decides={DECIDING.includes(act)}
            reason={WITH_REASON.includes(act) ? 'required' : 'none'} errors={refused?.errors} values={refused?.values}
          >
            <Fields act={act} page={page} />
          </ConfirmForm>
        )
      })}
    </Section>
  )
}

function Fields({ act, page: { application, noticeDays, today } }: { act: RequestAction; page: Pick<RequestPage, 'application' | 'noticeDays' | 'today'> }) {
  const m = useMessages().studioRequests
  switch (act) {
    case 'return':
      return application ? <RemarkPlaces conditions={application.conditions} /> : null
    case 'addOpinion':
      return (
        <>
          <TextField name="expert" label={m.opinions.expert} extra={{ maxLength: 60 }} />
          <SelectField name="grade" label={m.opinions.grade} choices={(['recommend', 'undecided', 'against'] as const).map((value) => ({ value, label: m.opinions.grades[value] }))} />
        </>
      )
    case 'openNotice':
      return (
        <>
          <NumberText name="workingDays" label={m.acts.workingDays} hint={noticeDays.documentNumber ? m.acts.laidDown(noticeDays.documentNumber, noticeDays.workingDays) : undefined} decimals={0} stored={noticeDays.workingDays} />
          <TextField name="phone" label={m.acts.phone} required={false} extra={{ maxLength: 40 }} />
        </>
      )
    case 'recognise':
      if (application?.draft) return <DraftToIssue draft={application.draft} />
      return (
        <>
          <TextField name="documentNumber" label={m.acts.documentNumber} hint={m.acts.documentNumberHint} extra={{ maxLength: 60 }} />
          <DateField name="on" label={m.acts.on} stored={today} max={today} />
        </>
      )
    case 'approveChange':
      return <TextField name="documentNumber" label={m.acts.changeDocument} required={false} extra={{ maxLength: 60 }} />
    default:
      return null
  }
}

/** The document that the recognition issues, as this reader sees it. */
function DraftToIssue({ draft: { id, version, title, documentNumber, on } }: { draft: NonNullable<NonNullable<RequestPage['application']>['draft']> }) {
  const m = useMessages().studioRequests.acts
  return (
    <>
      <input type="hidden" name="documentId" value={id} />
      <input type="hidden" name="documentVersion" value={version} />
      <p>
        <a href={paths.notice(id)}>{title}</a>
        <br />
        {documentNumber} · {on}
      </p>
      <p>{m.draftText}</p>
    </>
  )
}

/** The condition of the remark below, and a second remark for who has one. */
function RemarkPlaces({ conditions }: { conditions: ReadonlyArray<{ key: string; label: string }> }) {
  const m = useMessages().studioRequests.acts
  const choices = conditions.map(({ key, label }) => ({ value: key, label }))
  return (
    <>
      <SelectField name="condition2" label={m.secondCondition} allowEmpty required={false} choices={choices} />
      <TextAreaField name="reason2" label={m.secondRemark} required={false} rows={2} maxLength={500} />
      <SelectField name="condition" label={m.onCondition} allowEmpty required={false} choices={choices} />
    </>
  )
}
