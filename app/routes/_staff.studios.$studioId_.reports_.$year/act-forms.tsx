import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { ReportAction } from '#app/services/studios/report/report-states.ts'
import type { ReportPageField } from '#app/services/studios/report/report-page.server.ts'
import { REPORT_FIELDS } from '#scoring/studios/report-form.ts'

import type { ReportAnswer } from './acts.server.ts'

/** What host and bureau may do with a report that was handed in. */
export function ActForms({ acts, answer }: { acts: readonly ReportAction[]; fields: readonly ReportPageField[]; answer: ReportAnswer | null }) {
  const m = useMessages().studioReport.acts
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer : null)
  const forward = acts.find((act) => act === 'confirm' || act === 'accept')
  if (acts.length === 0) return null
  return (
    <Notice>
      {forward === 'confirm' || forward === 'accept' ? (
        <PostForm intent={forward}>
          <p>{forward === 'confirm' ? m.confirmText : m.acceptText}</p>
          <SubmitButton intent={forward} decides={forward === 'accept'}>
            {forward === 'confirm' ? m.confirm : m.accept}
          </SubmitButton>
        </PostForm>
      ) : null}
      {acts.map((act) =>
        act === 'hostReturn' || act === 'return' || act === 'reopen' ? (
          <ConfirmForm key={act} intent={act} trigger={m[act]} consequence={act === 'reopen' ? m.reopenText : m.returnText} confirmLabel={m[act]} errors={errorsOf(act)?.errors} values={errorsOf(act)?.values}>
            <FieldChoice />
          </ConfirmForm>
        ) : null,
      )}
    </Notice>
  )
}

function FieldChoice() {
  const m = useMessages().studioReport.acts
  const locale = useLocale()
  return <SelectField name="field" label={m.onField} allowEmpty choices={REPORT_FIELDS.map(({ key, label }) => ({ value: key, label: wordingIn(locale, label) }))} />
}
