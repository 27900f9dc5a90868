import { Day } from '#app/components/format/values.tsx'
import { DateField, FieldSet, FormActions, NumberText, SelectField } from '#app/components/forms/fields.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { addDays } from '#app/lib/dates.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RequestExperts, RequestPage } from '#app/services/studios/requests/request-pages.server.ts'

import type { RequestAnswer } from './acts.server.ts'

/** Days an expert has unless the office says otherwise. */
const DAYS_FOR_AN_OPINION = 10

/** Whom the application was given to and what they said; the bureau alone gets any of it. */
export function ExpertsPart({ experts, page: { acts, today, request }, answer }: { experts: RequestExperts; page: Pick<RequestPage, 'acts' | 'today' | 'request'>; answer: RequestAnswer | null }) {
  const { common, studioRequests } = useMessages()
  const m = studioRequests.experts
  const { round, asked, written } = experts
  const releasable = acts.includes('releaseExpert') ? asked.filter(({ state }) => state === 'proposed' || state === 'accepted') : []
  const refused = (intent: string) => (answer?.intent === intent ? answer : null)
  if (asked.length === 0 && written.length === 0 && !acts.includes('askExperts')) return null
  return (
    <Section title={m.title} note={m.note}>
      {asked.length > 0 ? (
        <>
          <p>{round.readable ? m.tally(round.tally) : m.waiting(round.submitted, round.asked)}</p>
          <StaticTable columns={ASKED} rows={asked} getRowId={(row) => row.opinionId} caption={m.title} phone="stack" />
        </>
      ) : null}
      {written.length > 0 ? <StaticTable columns={WRITTEN} rows={written} getRowId={({ at }) => at} caption={m.written} phone="stack" showCaption /> : null}
      {acts.includes('askExperts') ? (
        <>
          <PostForm intent="askExperts" errors={refused('askExperts')?.errors} values={refused('askExperts')?.values} labels={{ count: m.count, dueOn: m.dueOn }}>
            <FieldSet legend={m.automatic} hint={m.automaticText} columns={2}>
              <NumberText name="count" label={m.count} decimals={0} stored="2" />
              <DateField name="dueOn" label={m.dueOn} stored={addDays(today, DAYS_FOR_AN_OPINION)} min={today} />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="askExperts">{m.automatic}</SubmitButton>
            </FormActions>
          </PostForm>
          {experts.askable.length > 0 ? (
            <ConfirmForm intent="askExpert" trigger={m.byHand} consequence={m.byHandText} confirmLabel={m.byHand} reason="none" errors={refused('askExpert')?.errors} values={refused('askExpert')?.values}>
              <SelectField name="expertPersonId" label={m.expert} choices={experts.askable.map(({ personId, name, organisationName }) => ({ value: personId, label: organisationName ? common.withNote(name, organisationName) : name }))} />
              <DateField name="dueOn" label={m.dueOn} stored={addDays(today, DAYS_FOR_AN_OPINION)} min={today} />
            </ConfirmForm>
          ) : null}
        </>
      ) : null}
      {releasable.length > 0 ? (
        <ConfirmForm intent="releaseExpert" trigger={m.release} consequence={m.releaseText} confirmLabel={m.release} errors={refused('releaseExpert')?.errors} values={refused('releaseExpert')?.values} key={request.version}>
          <SelectField name="opinionId" label={m.expert} choices={releasable.map(({ opinionId, expertName }) => ({ value: opinionId, label: expertName }))} />
        </ConfirmForm>
      ) : null}
    </Section>
  )
}

const ASKED: Array<Column<RequestExperts['asked'][number]>> = [
  { id: 'expert', header: (m) => m.studioRequests.opinions.expert, cell: (row) => row.expertName, names: true },
  {
    id: 'state', header: (m) => m.studioRequests.column.state, nowrap: true,
    cell: (row, { m }) => <StatusBadge tone={row.state === 'submitted' ? 'decided' : row.state === 'declined' ? 'plain' : 'active'}>{row.conflict ? m.studioRequests.experts.conflict : m.terms.assignmentState[row.state]}</StatusBadge>,
  },
  { id: 'due', header: (m) => m.studioRequests.experts.dueOn, cell: (row) => <Day value={row.state === 'submitted' || row.state === 'declined' ? null : row.dueOn} />, nowrap: true },
  { id: 'grade', header: (m) => m.studioRequests.opinions.grade, cell: (row, { m }) => (row.grade ? m.studioRequests.opinions.grades[row.grade] : ''), nowrap: true },
  { id: 'reason', header: (m) => m.studioRequests.opinions.reason, cell: (row, { m }) => row.declineReason ?? [row.reason ?? '', row.visitedOn ? m.studioRequests.experts.visited(row.visitedOn) : ''].filter(Boolean).join(' · ') },
]

const WRITTEN: Array<Column<RequestExperts['written'][number]>> = [
  { id: 'expert', header: (m) => m.studioRequests.opinions.expert, cell: (row) => row.expert, names: true },
  { id: 'grade', header: (m) => m.studioRequests.opinions.grade, cell: (row, { m }) => m.studioRequests.opinions.grades[row.grade], nowrap: true },
  { id: 'reason', header: (m) => m.studioRequests.opinions.reason, cell: (row) => row.reason },
]
