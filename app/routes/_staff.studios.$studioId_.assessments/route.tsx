import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { FieldSet, FormActions, NumberText } from '#app/components/forms/fields.tsx'
import { FormStateProvider } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { parseForm } from '#app/lib/form.ts'
import { line, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { gradeReasonText } from '#app/services/reviews/grade-reason.ts'
import { getOwnAssessments, saveSelfScore, type OwnAssessment } from '#app/services/reviews/own-assessments.server.ts'
import { formatHundredths, parseHundredths } from '#scoring/numbers/hundredths.ts'

const SelfForm = z.object({ intent: z.literal('self'), roundId: uuid(), item: z.array(line({ max: 60 })), points: z.array(z.string().max(10)) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  return { ...(await getOwnAssessments(actor, params.studioId!, locale)), title: m.shell.pageTitle(m.reviews.own.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requirePermission(request, 'studio:own', { studioId })
  const m = messagesFor(localeOf(request)).reviews
  const form = await parseForm(request, SelfForm)
  const bad = (error: string, status: number) => json({ errors: { form: error } }, { status })
  if (!form.ok || form.value.item.length !== form.value.points.length) return bad(m.own.badPoints, 400)
  const points: Record<string, number> = {}
  for (const [at, key] of form.value.item.entries()) {
    const typed = form.value.points[at]?.trim() ?? ''
    const value = typed === '' ? 0 : parseHundredths(typed)
    if (typeof value !== 'number') return bad(m.own.badPoints, 400)
    points[key] = value
  }
  const outcome = await saveSelfScore({ actor, idempotencyKey: form.idempotencyKey ?? '', roundId: form.value.roundId, studioId, points })
  if (!outcome.ok) return bad(outcome.reason === 'badPoints' ? m.own.badPoints : (m.refusals.closed ?? ''), 409)
  return redirectWithToast(paths.studioAssessments(studioId), m.own.selfSaved)
}

type Item = OwnAssessment['items'][number]

const columns: Array<Column<Item>> = [
  { id: 'item', header: (m) => m.reviews.own.item, cell: (row) => row.title, names: true },
  { id: 'mean', header: (m) => m.reviews.own.mean, cell: (row, { m }) => (row.mean === null ? m.common.absentValue : `${formatHundredths(row.mean)} / ${formatHundredths(row.max)}`), nowrap: true },
  { id: 'reasons', header: (m) => m.reviews.own.reasons, cell: (row, { m }) => m.reviews.list(row.reasons) || m.common.absentValue },
  { id: 'remarks', header: (m) => m.reviews.own.remarks, cell: (row, { m }) => row.remark ?? m.common.absentValue },
]

export default function StudioAssessmentsRoute() {
  const { studio, rights, rounds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.reviews.own
  return (
    <>
      <PageHeader title={words.title} lead={studio.name} breadcrumbs={rights.lead ? [] : [{ label: m.studios.title, to: paths.studios() }, { label: studio.name, to: paths.studio(studio.id) }]}>
        <StudioTabs studioId={studio.id} rights={rights} />
        {rounds.length > 0 ? <ExportLinks table="assessments" place={{ studio: studio.id }} /> : null}
      </PageHeader>
      {studio.rectificationDueOn ? <Notice tone="attention" title={words.rectification(studio.rectificationDueOn)} /> : null}
      {rounds.length === 0 ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : null}
      {rounds.map((round) => (
        <Section key={round.roundId} title={round.name}>
          <p>
            {round.grade && round.grade !== 'undecided' ? <StatusBadge tone={round.grade === 'unqualified' ? 'attention' : 'decided'}>{m.terms.assessmentGrade[round.grade]}</StatusBadge> : null}{' '}
            {round.score === null ? (round.status === 'assessed' ? (round.published ? null : words.notYet) : m.reviews.studios.statusWith(words.notAssessed, round.statusReason === null ? null : (m.reviews.studios.reasons[round.statusReason] ?? round.statusReason))) : <strong>{words.score(formatHundredths(round.score))}</strong>}
            {round.selfScore === null ? null : ` · ${words.selfScore(formatHundredths(round.selfScore))}`}
          </p>
          {round.because ? <p>{words.because(gradeReasonText(m, round.because), round.decisionReason)}</p> : null}
          {round.remark ? (
            <Notice title={words.remarks}>
              <p>{round.remark}</p>
            </Notice>
          ) : null}
          {round.published && round.status === 'assessed' ? (
            <>
              <h3>{words.how}</h3>
              <StaticTable columns={columns} rows={round.items} getRowId={(row) => row.key} caption={words.caption} phone="stack" />
            </>
          ) : null}
          {round.collecting && rights.lead ? <SelfScore round={round} errors={answer?.errors ?? null} /> : null}
        </Section>
      ))}
    </>
  )
}

function SelfScore({ round, errors }: { round: OwnAssessment; errors: Record<string, string> | null }) {
  const m = useMessages().reviews
  return (
    <PostForm intent="self" errors={errors}>
      <p>{m.own.selfText}</p>
      <input type="hidden" name="roundId" value={round.roundId} />
      <FieldSet legend={m.own.self} columns={2}>
        {round.items.map((item) => (
          // A prefix of its own for each, so that every field has its own id.
          <FormStateProvider key={item.key} prefix={`self-${item.key}`}>
            <div>
              <input type="hidden" name="item" value={item.key} />
              <NumberText name="points" label={m.own.itemOf(item.title, m.sheet.max(formatHundredths(item.max)))} stored={item.self === null ? '' : formatHundredths(item.self)} />
            </div>
          </FormStateProvider>
        ))}
      </FieldSet>
      <FormActions>
        <SubmitButton intent="self">{m.own.selfSubmit}</SubmitButton>
      </FormActions>
    </PostForm>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
