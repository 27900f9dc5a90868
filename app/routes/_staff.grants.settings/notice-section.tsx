import { DateField, FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SettingsDesk } from '#app/services/grants/desk-pages.server.ts'
import { USUAL_NOTICE_DAYS } from '#app/services/notices/notice-length.ts'

type Length = SettingsDesk['notices'][number]

const columns: Array<Column<Length>> = [
  { id: 'of', header: (m) => m.grantPages.settings.noticeOf, cell: (row, { m }) => m.grantPages.settings.noticeKinds[row.of], names: true },
  { id: 'policy', header: (m) => m.policies.documentNumber, cell: (row) => row.documentNumber },
  {
    id: 'entered',
    header: (m) => m.grantPages.settings.entered,
    cell: (row, { m }) =>
      row.entered.length === 0
        ? m.grantPages.settings.noticeUsual(USUAL_NOTICE_DAYS)
        : row.entered.map((entry) => <div key={entry.effectiveFrom}>{[m.notices.workingDays(entry.workingDays), m.grantPages.settings.since(entry.effectiveFrom, entry.documentNumber)].join(' · ')}</div>),
  },
]

/** How long public notices run under each text, and the form that enters it with its document and day. */
export function NoticeSection({ notices, may, day, errors, values }: { notices: Length[]; may: boolean; day: string; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.settings
  return (
    <>
      <StaticTable columns={columns} rows={notices} getRowId={({ policyId, of }) => `${policyId} ${of}`} caption={words.notices} phone="stack" />
      {may && notices.length > 0 ? (
        <PostForm intent="notice" errors={errors} values={values} labels={{ notice: words.noticeOf, workingDays: words.noticeDays, noticeDocument: words.document, noticeFrom: words.from }}>
          <FieldSet legend={words.noticeEnter} columns={2}>
            <SelectField name="notice" label={words.noticeOf} choices={notices.map(({ policyId, documentNumber, of }) => ({ value: `${of} ${policyId}`, label: `${words.noticeKinds[of]} · ${documentNumber}` }))} />
            <NumberText name="workingDays" label={words.noticeDays} decimals={0} required />
            <TextField name="noticeDocument" label={words.document} required />
            <DateField name="noticeFrom" label={words.from} stored={day} required />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="notice">{words.noticeEnter}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  )
}
