import { FieldSet, FormActions, SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundExpert, RoundPage } from '#app/services/reviews/round-page.server.ts'

import type { RoundAnswer } from './acts.server.ts'

const columns: Array<Column<RoundExpert>> = [
  { id: 'name', header: (m) => m.reviews.assign.expert, cell: (row) => row.name, names: true },
  { id: 'unit', header: (m) => m.reviews.studios.host, cell: (row, { m }) => row.organisationName ?? m.common.absentValue },
  { id: 'load', header: (m) => m.reviews.studios.state, cell: (row, { m }) => m.reviews.assign.loadOf(row.done, row.all) },
  { id: 'declined', header: (m) => m.reviews.assign.conflict, cell: (row) => String(row.declined), align: 'end' },
]

/** Who reviews what: the automatic deal, one by hand, and how much each expert carries. */
export function AssignPart({ page, answer }: { page: RoundPage; answer: RoundAnswer | null }) {
  const m = useMessages().reviews.assign
  if (page.experts.length === 0) return <EmptyState title={m.title}>{m.noExperts}</EmptyState>
  const assessed = page.studios.filter((studio) => studio.status === 'assessed')
  return (
    <Section title={m.title} note={m.automaticText(page.round.expertsPerStudio)}>
      <PostForm intent="assign">
        <SubmitButton intent="assign">{m.automatic}</SubmitButton>
      </PostForm>
      <details open={answer?.intent === 'assignByHand' || undefined}>
        <summary>{m.byHand}</summary>
        <PostForm intent="assignByHand" errors={answer?.intent === 'assignByHand' ? answer.errors : null}>
          <FieldSet legend={m.byHand} columns={2}>
            <SelectField name="studioId" label={m.studio} choices={assessed.map(({ studioId, name }) => ({ value: studioId, label: name }))} />
            <SelectField name="expertPersonId" label={m.expert} choices={page.experts.map(({ personId, name, organisationName }) => ({ value: personId, label: organisationName ? `${name}（${organisationName}）` : name }))} />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="assignByHand">{m.submit}</SubmitButton>
          </FormActions>
        </PostForm>
      </details>
      <StaticTable columns={columns} rows={page.experts} getRowId={(row) => row.personId} caption={m.loadCaption} phone="stack" />
    </Section>
  )
}
