import { DateField, FieldSet, FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Day } from '#app/components/format/values.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ApprenticeLine } from '#app/services/studios/apprentices/apprentices-page.server.ts'

/** Levels an apprentice may aim at or reach, from the top. */
export const LEVELS = ['seniorTechnician', 'technician', 'seniorWorker', 'intermediateWorker', 'juniorWorker'] as const

export const columns: Array<Column<ApprenticeLine>> = [
  { id: 'name', header: (m) => m.studioLog.apprentices.name, cell: (row) => row.name, names: true },
  { id: 'organisation', header: (m) => m.studioLog.apprentices.organisation, cell: (row, { m }) => row.organisation ?? m.common.absentValue },
  { id: 'agreedOn', header: (m) => m.studioLog.apprentices.agreedOn, cell: (row) => <Day value={row.agreedOn} />, nowrap: true },
  { id: 'target', header: (m) => m.studioLog.apprentices.target, cell: (row, { m }) => [row.startLevel ? m.terms.skillLevel[row.startLevel] : null, m.terms.skillLevel[row.targetLevel]].filter(Boolean).join(' → '), nowrap: true },
  {
    id: 'state',
    header: (m) => m.studioLog.apprentices.state,
    cell: (row, { m }) =>
      row.reachedLevel ? (
        <span>
          {row.startLevel ? `${m.terms.skillLevel[row.startLevel]} → ` : ''}
          <strong>{m.terms.skillLevel[row.reachedLevel]}</strong> <Day value={row.reachedOn} />
        </span>
      ) : (
        <span>
          <StatusBadge tone={row.ended ? 'attention' : 'active'}>{row.ended ? m.studioLog.apprentices.ended : m.studioLog.apprentices.learning}</StatusBadge>
        </span>
      ),
  },
  { id: 'certificate', header: (m) => m.studioLog.apprentices.certificate, cell: (row, { m }) => row.certificateNumber ?? m.common.absentValue, nowrap: true },
]

/** One certificate at a time, for an apprentice still learning; the hidden version is that of the chosen one. */
export function ReachedForm({ apprentices, today, answer }: { apprentices: ApprenticeLine[]; today: string; answer: { about: string; errors: Record<string, string>; values: Record<string, string> } | null }) {
  const m = useMessages()
  const words = m.studioLog.apprentices
  if (apprentices.length === 0) return null
  const labels = { level: words.reachedLevel, on: words.reachedOn, certificateNumber: words.certificate }
  return (
    <Section title={words.reached}>
      {apprentices.map((one) => (
        <details key={one.id} open={answer?.about === one.id || undefined}>
          <summary>{one.name}</summary>
          <PostForm intent="reached" errors={answer?.about === one.id ? answer.errors : null} values={answer?.about === one.id ? answer.values : null} labels={labels}>
            <input type="hidden" name="apprenticeId" value={one.id} />
            <input type="hidden" name="version" value={one.version} />
            <FieldSet legend={one.name} columns={3}>
              <SelectField name="level" label={words.reachedLevel} stored={one.targetLevel} choices={LEVELS.map((level) => ({ value: level, label: m.terms.skillLevel[level] }))} />
              <DateField name="on" label={words.reachedOn} stored={today} max={today} />
              <TextField name="certificateNumber" label={words.certificate} extra={{ maxLength: 60 }} />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="reached">{words.saveReached}</SubmitButton>
            </FormActions>
          </PostForm>
        </details>
      ))}
    </Section>
  )
}
