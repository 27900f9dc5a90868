import { DateField, FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundExpert, RoundPage } from '#app/services/reviews/round-page.server.ts'

import type { RoundAnswer } from './acts.server.ts'
import classes from './round.module.css'

/** So many experts stand unfolded. */
const FEW = 8

const columns: Array<Column<RoundExpert>> = [
  { id: 'name', header: (m) => m.reviews.assign.expert, cell: (row) => row.name, names: true },
  { id: 'unit', header: (m) => m.reviews.assign.unit, cell: (row, { m }) => row.organisationName ?? m.common.absentValue },
  { id: 'load', header: (m) => m.reviews.studios.state, cell: (row, { m }) => m.reviews.assign.loadOf(row.done, row.all) },
  { id: 'declined', header: (m) => m.reviews.assign.stepped, cell: (row) => String(row.declined), align: 'end' },
]

/** Who reviews what: the automatic deal, and how much each expert carries. One by hand is assigned on the studio's page. */
export function AssignPart({ page, answer }: { page: RoundPage; answer: RoundAnswer | null }) {
  const m = useMessages().reviews.assign
  const open = page.experts.reduce((all, one) => all + one.all - one.done, 0)
  const refused = answer?.intent === 'setDue' ? answer : null
  if (page.experts.length === 0) return <EmptyState title={m.title}>{m.noExperts}</EmptyState>
  return (
    <Section title={m.title} note={`${m.automaticText(page.round.expertsPerStudio)} ${m.byHandText}`}>
      <PostForm intent="assign">
        <FormActions>
          <SubmitButton intent="assign">{m.automatic}</SubmitButton>
        </FormActions>
      </PostForm>
      <PostForm intent="setDue" errors={refused?.errors} values={refused?.values} labels={{ dueOn: m.dueOn }}>
        <DateField name="dueOn" label={m.dueOn} hint={m.dueOnHint} stored={page.round.dueOn ?? ''} />
        <FormActions>
          <SubmitButton intent="setDue">{m.setDue}</SubmitButton>
        </FormActions>
      </PostForm>
      <details className={classes.more} open={page.experts.length <= FEW}>
        <summary>{m.loads(page.experts.length, open)}</summary>
        <StaticTable columns={columns} rows={page.experts} getRowId={(row) => row.personId} caption={m.loadCaption} phone="stack" />
      </details>
    </Section>
  )
}
