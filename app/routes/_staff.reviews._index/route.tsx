import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { DateField, FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { day, line, optional, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { getRounds } from '#app/services/reviews/round-page.server.ts'
import { formatHundredths, parseHundredths } from '#scoring/numbers/hundredths.ts'
import { RUBRICS } from '#scoring/studios/rubrics/register.ts'

const mark = (code: string) =>
  z.string().refine((text) => {
    const value = parseHundredths(text)
    return typeof value === 'number' && value <= 10_000
  }, code)

const CreateForm = z.object({
  intent: z.literal('create'),
  name: line({ max: 80 }),
  year: wholeNumber({ min: 2000, max: 2199 }),
  asOf: day(),
  policyId: optional(line({ max: 60 })),
  rubricKey: line({ max: 60 }),
  excellent: mark('badScore'),
  qualified: mark('badScore'),
  share: optional(mark('badShare')),
  experts: wholeNumber({ min: 1, max: 9 }),
  dueOn: optional(day()),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const m = messagesFor(localeOf(request))
  return { ...(await getRounds(actor)), title: m.shell.pageTitle(m.reviews.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const m = messagesFor(localeOf(request))
  const words = m.reviews.create
  const form = await parseForm(request, CreateForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, words.refusals), values: form.values }, { status: 400 })
  const { name, year, asOf, policyId, rubricKey, excellent, qualified, share, experts, dueOn } = form.value
  // A share of 20 % is 20.00 in hundredths and 2000 basis points: the same number.
  const excellentShare = share === null ? null : Number(parseHundredths(share))
  const outcome = await createRound({ actor, idempotencyKey: form.idempotencyKey ?? '', name, year, asOf, policyId, rubricKey, thresholds: { excellent, qualified }, excellentShare, expertsPerStudio: experts, dueOn })
  if (!outcome.ok) {
    const field = outcome.reason === 'nameTaken' ? 'name' : outcome.reason === 'thresholdsCrossed' ? 'qualified' : outcome.reason === 'duePast' ? 'dueOn' : 'form'
    return json({ errors: fieldMessages({ [field]: outcome.reason }, m, words.refusals), values: { name, year: String(year), asOf, rubricKey, excellent, qualified, share: share ?? '', experts: String(experts), policyId: policyId ?? '', dueOn: dueOn ?? '' } }, { status: 409 })
  }
  return redirectWithToast(paths.review(outcome.value.roundId), words.created)
}

type Round = Awaited<ReturnType<typeof getRounds>>['rounds'][number]

const columns: Array<Column<Round>> = [
  { id: 'name', header: (m) => m.reviews.column.name, cell: (row) => row.name, names: true },
  { id: 'year', header: (m) => m.reviews.column.year, cell: (row) => String(row.year), nowrap: true },
  {
    id: 'state',
    header: (m) => m.reviews.column.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={row.state === 'closed' ? 'decided' : 'active'}>{m.terms.roundState[row.state]}</StatusBadge>
      </span>
    ),
  },
  { id: 'assessed', header: (m) => m.reviews.column.assessed, cell: (row) => String(row.assessed), align: 'end' },
]

export default function ReviewsRoute() {
  const { rounds, policies, on } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.reviews.create
  const [rubric] = RUBRICS
  const labels = { name: words.name, year: words.year, asOf: words.asOf, rubricKey: words.rubric, excellent: words.excellent, qualified: words.qualified, share: words.share, experts: words.experts, dueOn: words.dueOn }
  return (
    <>
      <PageHeader title={m.reviews.title} lead={m.reviews.lead} actions={rounds.length > 0 ? <ExportLinks table="rounds" /> : null} />
      {rounds.length === 0 ? (
        <EmptyState title={m.reviews.empty}>{m.reviews.emptyText}</EmptyState>
      ) : (
        <StaticTable columns={columns} rows={rounds} getRowId={(row) => row.id} rowHref={(row) => paths.review(row.id)} caption={m.reviews.caption} phone="stack" />
      )}
      <Section title={words.title}>
        <PostForm intent="create" errors={answer?.errors} values={answer?.values} labels={labels}>
          <FieldSet legend={words.terms} columns={3}>
            <TextField name="name" label={words.name} extra={{ maxLength: 80 }} />
            <NumberText name="year" label={words.year} decimals={0} stored={on.slice(0, 4)} />
            <DateField name="asOf" label={words.asOf} hint={words.asOfHint} stored={on} />
            <SelectField name="policyId" label={words.policy} allowEmpty stored={policies[0]?.id ?? ''} choices={policies.map(({ id, documentNumber }) => ({ value: id, label: documentNumber }))} />
            <SelectField name="rubricKey" label={words.rubric} stored={rubric!.key} choices={RUBRICS.map(({ key, name }) => ({ value: key, label: wordingIn(locale, name) }))} />
            <NumberText name="experts" label={words.experts} decimals={0} stored="2" />
            <NumberText name="excellent" label={words.excellent} stored={formatHundredths(8500)} />
            <NumberText name="qualified" label={words.qualified} stored={formatHundredths(6000)} />
            <NumberText name="share" label={words.share} hint={words.shareHint} required={false} />
            <DateField name="dueOn" label={words.dueOn} hint={words.dueOnHint} required={false} />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="create">{words.submit}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
